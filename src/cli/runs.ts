import fs from "node:fs";
import { join } from "node:path";
import { label } from "../report/sanitize.ts";
import { pad, widthOf } from "../report/width.ts";
import type { Standings } from "../rollback/standings.ts";
import { Journal, JournalError } from "../runner/journal/journal.ts";
import { leftUndone } from "./left-undone.ts";
import { UsageError } from "./usage-error.ts";

/** A run that a folder of journals holds. */
export type KnownRun = { readonly id: string; readonly folder: string; readonly standings: Standings };

/** More than that nobody reads. */
const mostListed = 20;

/** A run by its id; undefined if the folder has none of that. Throws a JournalError if its journal is damaged. */
export function readRun(all: string, id: string): KnownRun | undefined {
  const folder = join(all, id);
  return fs.existsSync(join(folder, "journal.jsonl")) ? { id, folder, standings: Journal.read(folder) } : undefined;
}

/** The runs of a folder, the newest one first; `damaged` is told of journals that cannot be read. */
export function runsIn(
  all: string,
  damaged: (error: JournalError, id: string) => void = () => {},
): readonly KnownRun[] {
  const names = fs.existsSync(all) ? fs.readdirSync(all) : [];
  const runs = names.flatMap((id) => {
    try {
      return readRun(all, id) ?? [];
    } catch (error) {
      if (!(error instanceof JournalError)) throw error;
      damaged(error, id);
      return [];
    }
  });
  return runs.sort((a, b) => (a.standings.startedAt < b.standings.startedAt ? 1 : -1));
}

/** The run of this id. Throws a UsageError that names those there are, or a JournalError if its journal is damaged. */
export function runNamed(folder: string, id: string): KnownRun {
  const run = /^\w+$/.test(id) ? readRun(folder, id) : undefined;
  if (run === undefined) throw new UsageError(`there is no run '${id}' in ${folder}${runsToChoose(runsIn(folder))}`);
  return run;
}

/** What follows in a message where another run is to be named. */
export function runsToChoose(runs: readonly KnownRun[]): string {
  return runs.length === 0 ? "; it holds none" : `; name one of these:\n${runTable(runs)}`;
}

/** Whether something of it may be left that should be undone, or run on. */
export function isUnfinished({ standings: { outcome } }: KnownRun): boolean {
  return outcome === undefined || outcome === "rollback-incomplete";
}

/** The runs as a table, a line each. */
export function runTable(runs: readonly KnownRun[], most = mostListed): string {
  const rows = runs
    .slice(0, most)
    .map(({ id, standings }) => [
      id,
      endOf(standings),
      `${ago(standings.startedAt)} ago`,
      `${standings.startedAt.slice(0, 16).replace("T", " ")} UTC`,
      label([standings.plan.name, standings.plan.file].filter((text) => text !== undefined).join(" · ")),
    ]);
  const columns = [0, 1, 2, 3, 4].map((column) => Math.max(0, ...rows.map((row) => widthOf(row[column] ?? ""))));
  const lines = rows.map((row) =>
    `  ${row.map((text, column) => pad(text, columns[column] ?? 0)).join("  ")}`.trimEnd(),
  );
  if (runs.length > most) lines.push(`  … and ${runs.length - most} older ones`);
  return lines.join("\n");
}

/** How a run ended, in a few words. */
export const outcomeWords = {
  succeeded: "succeeded",
  "rolled-back": "undone",
  "rollback-incomplete": "not all undone",
  unfinished: "not finished",
} as const;

/** The same of this run. What was undone only in part is said to be so. */
export function endOf(standings: Standings): string {
  const { outcome } = standings;
  const isPartly = outcome === "rolled-back" && leftUndone(standings).length > 0;
  return isPartly ? "undone in part" : outcomeWords[outcome ?? "unfinished"];
}

const units = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["m", 60_000],
  ["s", 1000],
] as const;

/** How long ago that was, roughly, such as `3 h`. */
export function ago(time: string): string {
  const ms = Math.max(1000, Date.now() - Date.parse(time));
  const [unit, unitMs] = units.find(([, unitMs]) => ms >= unitMs) ?? units[3];
  return `${Math.floor(ms / unitMs)} ${unit}`;
}
