import { sanitize } from "../report/sanitize.js";
import { excerpt } from "./excerpt.js";
/** Nobody reads on; the file is probably not a step list at all. */
const mostShown = 50;
/**
 * All mistakes in a step list, in the order of the text. Its message is meant for people: each mistake
 * with its place and the line it stands in, and how many there are.
 */
export class StepListError extends Error {
    name = "StepListError";
    /** The file, or what else the text is known by. */
    source;
    problems;
    constructor(source, problems) {
        const sorted = [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
        super(text(source, sorted));
        this.source = source.label;
        this.problems = sorted;
    }
}
function text(source, problems) {
    const shown = problems.slice(0, mostShown).flatMap((problem) => {
        const place = `${source.label}:${problem.line}:${problem.column}`;
        return [`${sanitize(place)}: ${problem.message}`, ...excerpt(source.line(problem.line), problem)];
    });
    if (problems.length > mostShown)
        shown.push(`and ${problems.length - mostShown} more`);
    const count = problems.length === 1 ? "1 mistake" : `${problems.length} mistakes`;
    return [...shown, `${count}; nothing was run`].join("\n");
}
