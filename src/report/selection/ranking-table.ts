import type { Paint } from "../paint.ts";
import type { Excluded, Occupation, Ranked, Ranking } from "../ranking.ts";
import { label } from "../sanitize.ts";
import { cut, pad, widthOf } from "../width.ts";

export type RankingTableOptions = {
  /** Columns that a line may take; no limit if absent. */
  readonly width?: number | undefined;
  readonly paint: Paint;
};

type Row = { readonly job: string; readonly weight: string; readonly sum: string; readonly reasons: string };

const barCells = 10;
const usualWidth = 100;
const mostJobColumns = 48;
const fewestJobColumns = 8;
/** What reasons need to say something. */
const reasonColumns = 24;
const gap = "   ";
const legend = "weight = Ei + (Qi + Wb) · Qc, the smallest first";

/** A ranking as text: how busy Jenkins is, the candidates in their order with the reasons, and who is left out. */
export function rankingTable(look: Ranking & Occupation, { width, paint }: RankingTableOptions): string {
  const fit = (line: string): string => (width === undefined ? line : cut(line, width));
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
export function leftOutWords(excluded: readonly Excluded[]): string {
  return excluded.map(leftOut).join(" · ");
}

function leftOut({ job, why }: Excluded): string {
  return `${label(job)} ${label(why)}`;
}

function occupationLines({ executors, queue }: Occupation, width = usualWidth): string[] {
  const { total, busy } = executors;
  const head =
    total === 0 ? "  executors  none is online" : `  executors  ${bar(busy, total)}  ${busy} of ${total} busy`;
  const words = queueWords(queue);
  const line = `${head}      queue  ${words}`;
  return widthOf(line) <= width ? [line] : [head, `  queue      ${words}`];
}

/** Full only where all are busy, empty only where none is. */
function bar(busy: number, total: number): string {
  const cells = Math.round((busy / total) * barCells);
  const least = busy > 0 ? 1 : 0;
  const most = busy < total ? barCells - 1 : barCells;
  const full = Math.min(most, Math.max(least, cells));
  return "▓".repeat(full) + "░".repeat(barCells - full);
}

function queueWords({ waiting, candidates }: Occupation["queue"]): string {
  if (waiting === 0) return "empty";
  if (candidates === 0) return `${waiting} waiting, no candidate among them`;
  return `${waiting} waiting, ${candidates} of them ${candidates === 1 ? "a candidate" : "candidates"}`;
}

function rows({ ranking, strategy }: Ranking, width: number | undefined, paint: Paint): string[] {
  const word = strategy === "weight" ? "weight" : "load";
  const cells = ranking.map(
    (ranked): Row => ({
      job: label(ranked.job),
      weight: String(ranked.weight),
      sum: strategy === "weight" ? sumOf(ranked) : "",
      reasons: ranked.because.map(label).join(", "),
    }),
  );
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

function sumOf({ parts: { Ei, Qi, Wb, Qc } }: Ranked): string {
  return `= ${Ei} + (${Qi} + ${Wb}) · ${Qc}`;
}

/** Where there is no room for all, the sums go first; then reasons and names are cut. */
function columnsOf(cells: readonly Row[], word: string, width = Number.POSITIVE_INFINITY) {
  const widest = (key: keyof Row): number => Math.max(0, ...cells.map((row) => widthOf(row[key])));
  const [weight, sum, reasons] = [widest("weight"), widest("sum"), widest("reasons")];
  const job = Math.min(mostJobColumns, widest("job"));
  const others = "  → ".length + gap.length + word.length + 1 + weight + gap.length;
  // With the sums comes the line that explains them.
  const summed = Math.max(others + job + reasons + gap.length + sum, "  ".length + widthOf(legend));
  if (sum > 0 && summed <= width) return { job, weight, sum, reasons };

  const left = width - others - Math.min(reasons, reasonColumns);
  const jobColumns = Math.min(job, Math.max(fewestJobColumns, left));
  return { job: jobColumns, weight, sum: 0, reasons: Math.max(0, Math.min(reasons, width - others - jobColumns)) };
}

/** In one line where it fits, else a line each. */
function leftOutLines(excluded: readonly Excluded[], width = usualWidth): string[] {
  if (excluded.length === 0) return [];
  const line = `  left out: ${leftOutWords(excluded)}`;
  return widthOf(line) <= width ? [line] : ["  left out:", ...excluded.map((one) => `    ${leftOut(one)}`)];
}
