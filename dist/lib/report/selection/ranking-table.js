import { label } from "../sanitize.js";
import { cut, pad, widthOf } from "../width.js";
const barCells = 10;
const usualWidth = 100;
const mostJobColumns = 48;
const fewestJobColumns = 8;
/** What reasons need to say something. */
const reasonColumns = 24;
const gap = "   ";
const legend = "weight = Ei + (Qi + Wb) · Qc, the smallest first";
/** A ranking as text: how busy Jenkins is, the candidates in their order with the reasons, and who is left out. */
export function rankingTable(look, { width, paint }) {
    const fit = (line) => (width === undefined ? line : cut(line, width));
    const parts = [
        `${occupationLines(look, width).map(fit).join("\n")}\n`,
        look.ranking.length === 0
            ? `  ${paint.bad(fit("no candidate can be triggered"))}\n`
            : rows(look, width, paint)
                .map((row) => `${row}\n`)
                .join(""),
        leftOutLines(look.excluded, width)
            .map((line) => `${fit(line)}\n`)
            .join(""),
    ];
    return parts.filter((part) => part !== "").join("\n");
}
/** Why candidates are left out, in one line. */
export function leftOutWords(excluded) {
    return excluded.map(leftOut).join(" · ");
}
function leftOut({ job, why }) {
    return `${label(job)} ${label(why)}`;
}
function occupationLines({ executors, queue }, width = usualWidth) {
    const { total, busy } = executors;
    const head = total === 0 ? "  executors  none is online" : `  executors  ${bar(busy, total)}  ${busy} of ${total} busy`;
    const words = queueWords(queue);
    const line = `${head}      queue  ${words}`;
    return widthOf(line) <= width ? [line] : [head, `  queue      ${words}`];
}
/** Full only where all are busy, empty only where none is. */
function bar(busy, total) {
    const cells = Math.round((busy / total) * barCells);
    const least = busy > 0 ? 1 : 0;
    const most = busy < total ? barCells - 1 : barCells;
    const full = Math.min(most, Math.max(least, cells));
    return "▓".repeat(full) + "░".repeat(barCells - full);
}
function queueWords({ waiting, candidates }) {
    if (waiting === 0)
        return "empty";
    if (candidates === 0)
        return `${waiting} waiting, no candidate among them`;
    return `${waiting} waiting, ${candidates} of them ${candidates === 1 ? "a candidate" : "candidates"}`;
}
function rows({ ranking, strategy }, width, paint) {
    const word = strategy === "weight" ? "weight" : "load";
    const cells = ranking.map((ranked) => ({
        job: label(ranked.job),
        weight: String(ranked.weight),
        sum: strategy === "weight" ? sumOf(ranked) : "",
        reasons: ranked.because.map(label).join(", "),
    }));
    const columns = columnsOf(cells, word, width);
    const lines = cells.map(({ job, weight, sum, reasons }, index) => {
        const isFirst = index === 0;
        const name = pad(cut(job, columns.job), columns.job);
        const shown = pad(cut(reasons, columns.reasons), columns.sum > 0 ? columns.reasons : 0);
        const tail = columns.sum > 0 ? `${shown}${gap}${paint.faint(sum)}` : shown;
        const number = `${word} ${weight.padStart(columns.weight)}`;
        return `  ${isFirst ? paint.good("→") : " "} ${isFirst ? paint.strong(name) : name}${gap}${number}${gap}${tail}`.trimEnd();
    });
    return columns.sum > 0 ? [...lines, "", `  ${paint.faint(legend)}`] : lines;
}
function sumOf({ parts: { Ei, Qi, Wb, Qc } }) {
    return `= ${Ei} + (${Qi} + ${Wb}) · ${Qc}`;
}
/** Where there is no room for all, the sums go first; then reasons and names are cut. */
function columnsOf(cells, word, width = Number.POSITIVE_INFINITY) {
    const widest = (key) => Math.max(0, ...cells.map((row) => widthOf(row[key])));
    const [weight, sum, reasons] = [widest("weight"), widest("sum"), widest("reasons")];
    const job = Math.min(mostJobColumns, widest("job"));
    const others = "  → ".length + gap.length + word.length + 1 + weight + gap.length;
    // With the sums comes the line that explains them.
    const summed = Math.max(others + job + reasons + gap.length + sum, "  ".length + widthOf(legend));
    if (sum > 0 && summed <= width)
        return { job, weight, sum, reasons };
    const left = width - others - Math.min(reasons, reasonColumns);
    const jobColumns = Math.min(job, Math.max(fewestJobColumns, left));
    return { job: jobColumns, weight, sum: 0, reasons: Math.max(0, Math.min(reasons, width - others - jobColumns)) };
}
/** In one line where it fits, else a line each. */
function leftOutLines(excluded, width = usualWidth) {
    if (excluded.length === 0)
        return [];
    const line = `  left out: ${leftOutWords(excluded)}`;
    return widthOf(line) <= width ? [line] : ["  left out:", ...excluded.map((one) => `    ${leftOut(one)}`)];
}
