import { duration } from "../duration.ts";
import type { Paint } from "../paint.ts";
import { label } from "../sanitize.ts";
import { cut, pad, widthOf } from "../width.ts";
import type { RunningBuild, WaitingItem } from "./watched-look.ts";

/** Columns that a line may take, and its colours. */
export type Space = { readonly width: number; readonly paint: Paint };

const barCells = 10;
/** Of a line that is narrower than that the bar takes half as many. */
const narrow = 50;
const mostNameColumns = 40;
const gap = "   ";

/** Builds that run, a line each: name, number, progress, node. */
export function runningRows(builds: readonly RunningBuild[], space: Space): readonly string[] {
  const names = column(
    builds.map(({ job, number }) => `${label(job)} #${number}`),
    space,
  );
  return builds.map(({ progress, node }, index) => {
    const percent = (progress === undefined ? "?" : `${Math.floor(progress)} %`).padStart(4);
    const start = `    ${names[index]}${gap}${bar(progress ?? 0, space.width < narrow ? barCells / 2 : barCells)} ${percent}`;
    return row(start, node === undefined ? "" : `on ${label(node)}`, space);
  });
}

/** Items that wait, a line each: name, age, and why they wait. */
export function waitingRows(items: readonly WaitingItem[], space: Space): readonly string[] {
  const names = column(
    items.map(({ job }) => label(job)),
    space,
  );
  const ages = items.map(({ waitedMs }) => duration(waitedMs));
  const columns = widest(ages);
  return items.map(({ why }, index) =>
    row(`    ${names[index]}${gap}${(ages[index] ?? "").padStart(columns)}`, label(why), space),
  );
}

/** Names of one width, at most half of a line. */
function column(names: readonly string[], { width }: Space): readonly string[] {
  const most = Math.min(mostNameColumns, Math.max(1, Math.floor(width / 2) - 4));
  const columns = Math.min(most, widest(names));
  return names.map((name) => pad(cut(name, columns), columns));
}

function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, widthOf(text)), 0);
}

function row(start: string, rest: string, { width, paint }: Space): string {
  const said = cut(rest, width - widthOf(start) - gap.length);
  return said === "" ? cut(start.trimEnd(), width) : `${start}${gap}${paint.faint(said)}`;
}

function bar(progress: number, cells: number): string {
  const full = Math.max(0, Math.min(cells, Math.floor((progress / 100) * cells)));
  return "▓".repeat(full) + "░".repeat(cells - full);
}
