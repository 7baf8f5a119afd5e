import { label } from "../../report/sanitize.js";
import { cut } from "../../report/width.js";
import { readJenkins } from "./read-jenkins.js";
import { readJson } from "./read-json.js";
/** Columns of a name that is made of what a step does. */
export const longestName = 60;
/** The work of a step or a revert. Where nothing is written, or it is wrong, it does nothing. */
export function readWork(scope, file, { kind, entries, values, place }) {
    const { env = {} } = values;
    if (kind === "call")
        return callWork(scope, file, entries, values);
    if (kind === "jenkins") {
        const entry = entries.get("jenkins");
        return { kind, with: entry === undefined ? {} : readJenkins(scope, entry), env };
    }
    const { shell = place.shell, "working-directory": workingDirectory = place["working-directory"] } = values;
    return {
        kind: "run",
        script: values.run ?? "",
        env,
        ...(shell === undefined ? {} : { shell }),
        ...(workingDirectory === undefined ? {} : { workingDirectory }),
    };
}
function callWork(scope, file, entries, values) {
    const { call: name = "", env = {} } = values;
    const node = entries.get("call")?.value;
    const module = name === "" || !node ? undefined : file.libraries.find(scope.problems, { name, node });
    const written = entries.get("with")?.value;
    const { value, hasExpressions } = written ? readJson(scope, written) : { value: {}, hasExpressions: false };
    return {
        kind: "call",
        function: name,
        ...(module === undefined ? {} : { module }),
        isolated: true,
        args: value,
        ...(hasExpressions ? { isTemplate: true } : {}),
        env,
    };
}
/** A title for people, where none is written. */
export function titleOf(work) {
    switch (work.kind) {
        case "run":
            return cut(label(work.script), longestName);
        case "call":
            return cut(label(work.function), longestName);
        case "jenkins": {
            const candidates = work.with["candidates"];
            return cut(label(Array.isArray(candidates) ? candidates.join(", ") : "Jenkins"), longestName);
        }
    }
}
