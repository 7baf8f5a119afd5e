import { timeLimit } from "../duration.ts";
import { type Paint, plain } from "../paint.ts";
import { label } from "../sanitize.ts";
import { cut } from "../width.ts";
import { leftOutWords, rankingTable } from "./ranking-table.ts";
import { cutRows, shareRows } from "./share-rows.ts";
import { runningRows, type Space, waitingRows } from "./watch-rows.ts";
import type { WatchedLook } from "./watched-look.ts";

export type WatchScreenOptions = {
  /** Of the terminal; 0 counts as 80. */
  readonly columns: number;
  /** Of the terminal; 0 counts as 24. */
  readonly rows: number;
  readonly everyMs: number;
  /** Why Jenkins cannot be read now. */
  readonly trouble?: string | undefined;
  readonly paint: Paint;
};

/** Lines under a heading. */
type Block = { readonly head: string; readonly rows: readonly string[] };

type Style = { readonly hasLegend: boolean; readonly isAiry: boolean; readonly hasHeads: boolean };

/** From the roomy to the terse. What only makes it nicer goes before a row does. */
const styles: readonly Style[] = [
  { hasLegend: true, isAiry: true, hasHeads: true },
  { hasLegend: false, isAiry: true, hasHeads: true },
  { hasLegend: false, isAiry: false, hasHeads: true },
];
const terse: Style = { hasLegend: false, isAiry: false, hasHeads: false };

/** Rows of each block that say enough for it to keep its heading. */
const someRows = 3;
const usualColumns = 80;
const usualRows = 24;
/** What a ranking table needs at least. */
const tableColumns = 40;

/**
 * A terminal full of lines, one for each of its rows, each narrower than it: how busy Jenkins is, the builds of
 * candidates that run, their items that wait, the candidates in their order, and at the bottom when that was, or
 * what is wrong now.
 */
export function watchScreen(look: WatchedLook | undefined, options: WatchScreenOptions): readonly string[] {
  const rows = options.rows > 0 ? options.rows : usualRows;
  // Without its last column: to erase what is behind a line takes away what stands there.
  const width = (options.columns > 0 ? options.columns : usualColumns) - 1;
  const room = rows - 1;
  const picture = look === undefined ? [] : pictureOf(look, { width, paint: options.paint }, room);
  const blank = Array.from({ length: room - picture.length }, () => "");
  return [...picture, ...blank, footOf(look, options, width)];
}

function pictureOf(look: WatchedLook, space: Space, room: number): readonly string[] {
  const { blocks, draw } = partsOf(look, space, room);
  const wants = blocks.map(({ rows }) => rows.length);
  const none = wants.map(() => 0);
  const all = sum(wants);
  const few = sum(wants.map((want) => Math.min(want, someRows)));
  const rowsLeft = (style: Style) => room - draw(style, none).length;
  const style = styles.find((one) => rowsLeft(one) >= (one.hasLegend ? all : few)) ?? terse;
  return draw(style, shareRows(rowsLeft(style), wants)).slice(0, Math.max(0, room));
}

function partsOf(look: WatchedLook, space: Space, room: number) {
  const { width, paint } = space;
  const { occupation, ranking, legend } = tableOf(look, space);
  const leftOut = look.excluded.length === 0 ? [] : [cut(`  left out: ${leftOutWords(look.excluded)}`, width)];
  const [first] = look.ranking;
  const candidates: Block =
    first === undefined
      ? { head: "no candidate can be triggered", rows: [] }
      : { head: `a new request would go to ${label(first.job)}`, rows: ranking };
  const running: Block =
    look.running.length === 0
      ? { head: "no candidate runs", rows: [] }
      : { head: "running", rows: runningRows(look.running, space) };
  const waiting: Block =
    look.waiting.length === 0
      ? { head: "no candidate waits", rows: [] }
      : { head: "waiting", rows: waitingRows(look.waiting, space) };

  const linesOf = ({ head, rows }: Block, share = 0, hasHead: boolean) => [
    ...(hasHead ? [paint.strong(cut(`  ${head}`, width))] : []),
    ...cutRows(rows, share, (missing) => cut(`    … and ${missing} more`, width)),
  ];
  /** Draws so many rows of each block. */
  const draw = ({ hasHeads, isAiry, hasLegend }: Style, [ofCandidates, ofRunning, ofWaiting]: readonly number[]) => {
    const drawn = [
      hasHeads || room > someRows ? occupation : [],
      linesOf(running, ofRunning, hasHeads),
      linesOf(waiting, ofWaiting, hasHeads),
      linesOf(candidates, ofCandidates, hasHeads || first === undefined),
      hasLegend ? legend : [],
      hasHeads ? leftOut : [],
    ].filter((lines) => lines.length > 0);
    return drawn.flatMap((lines, index) => (isAiry && index > 0 ? ["", ...lines] : lines));
  };
  // The candidates come first where there is little to share.
  return { blocks: [candidates, running, waiting], draw };
}

/** The ranking table in its parts, which have an empty line between them. */
function tableOf(look: WatchedLook, { width, paint }: Space) {
  const isNarrow = width < tableColumns;
  const table = rankingTable({ ...look, excluded: [] }, { width, paint: isNarrow ? plain : paint });
  const [occupation = [], ranking = [], legend = []] = table
    .trimEnd()
    .split("\n\n")
    .map((part) => part.split("\n").map((line) => (isNarrow ? cut(line, width) : line)));
  return { occupation, ranking, legend };
}

function footOf(look: WatchedLook | undefined, { trouble, everyMs, paint }: WatchScreenOptions, width: number): string {
  const time = look === undefined ? undefined : `${look.at.slice(11, 19)} UTC`;
  if (trouble === undefined)
    return paint.faint(cut(`  ${time ?? "looking at Jenkins"} · every ${timeLimit(everyMs)} · q leaves`, width));
  const since = time === undefined ? "Jenkins cannot be read" : `not read since ${time}`;
  return paint.bad(cut(`  ✖ ${since}: ${label(trouble)}`, width));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
