import fs from "node:fs";
import { join } from "node:path";
import { knownSteps } from "../plan/showing/known-steps.ts";
import { ansi, plain } from "../report/paint.ts";
import { runText } from "../report/run-text.ts";
import { byHand } from "../rollback/by-hand.ts";
import { residue, runResult } from "../rollback/result.ts";
import type { Standings } from "../rollback/standings.ts";
import { Journal } from "../runner/journal/journal.ts";
import { journalFolder } from "../runner/journal/journal-folder.ts";
import { ownerOf } from "../runner/journal/lock.ts";
import { colourOption, hasColours } from "./colours.ts";
import { wrongInput } from "./exit-code.ts";
import { askedJournal } from "./journal-option.ts";
import { leftUndone } from "./left-undone.ts";
import { rollbackCommand } from "./rollback-command.ts";
import { ago, endOf, outcomeWords, runNamed, runsIn, runsToChoose } from "./runs.ts";
import { UsageError } from "./usage-error.ts";
import type { Verb } from "./verb.ts";

export const show: Verb = {
  name: "show",
  about: "Show a run: what each step came to, why it was undone, and what is left. Changes nothing.",
  takes: "RUN [options]",
  options: {
    journal: { value: "DIR", about: "Where the journals lie; the same as that run was given." },
    json: { about: "The same as JSON, in the form of --result." },
    ...colourOption,
  },
  exitCodes: "0 it is shown, 3 there is no such run, or its journal is damaged; what can be read of it is shown.",
  example: "jipper show 7f3k",
  run: async (given, io) => {
    const [id, ...more] = given.words;
    const all = journalFolder(askedJournal(given));
    if (id === undefined) throw new UsageError(`name the run to show${runsToChoose(runsIn(all))}`);
    if (more.length > 0) throw new UsageError(`one run at a time; '${more[0]}' is a second one`);
    const folder = join(all, id);
    const isThere = /^\w+$/.test(id) && fs.existsSync(join(folder, "journal.jsonl"));
    const { standings, damage } = isThere ? Journal.readAsFar(folder) : { standings: runNamed(all, id).standings };
    const journal = given.value("journal");
    if (standings !== undefined && given.has("json"))
      io.stdout.write(`${JSON.stringify(runResult(standings), null, 2)}\n`);
    else if (standings !== undefined)
      io.stdout.write(
        runText(runResult(standings), {
          paint: hasColours(given, io.stdout) ? ansi : plain,
          place: knownSteps(standings.plan).place,
          standing: standingOf(standings, folder),
          isLive: standings.outcome === undefined && ownerOf(folder)?.isAlive === true,
          whatNow: damage === undefined ? whatNow(standings, folder, journal) : onlyByHand(standings),
          again: (run) => (damage === undefined ? rollbackCommand(run, journal) : undefined),
        }),
      );
    if (damage === undefined) return 0;
    const { line, byte, why } = damage;
    io.stderr.write(`${join(folder, "journal.jsonl")}:${line} (byte ${byte}): ${why}; the rest cannot be read\n`);
    return wrongInput;
  },
};

function standingOf(standings: Standings, folder: string): string {
  const { outcome, startedAt, finishedAt } = standings;
  const began = `began ${startedAt.slice(0, 16).replace("T", " ")} UTC`;
  if (outcome !== undefined) return `${endOf(standings)} · ${began}, ended ${ago(finishedAt ?? startedAt)} ago`;
  const owner = ownerOf(folder);
  const who = owner === undefined ? "" : `process ${owner.pid} on ${owner.host}`;
  const what =
    owner === undefined ? "it was cut off" : owner.isAlive ? `${who} works on it` : `${who} worked on it, and is gone`;
  return `${outcomeWords.unfinished}: ${what} · ${began}`;
}

/** No command goes on with a journal that is damaged; what was begun before that is known all the same. */
function onlyByHand(standings: Standings): readonly string[] {
  const told = new Set(residue(standings).map(({ step }) => step));
  const left = leftUndone(standings).filter((id) => !told.has(id));
  if (left.length === 0) return [];
  const commands = left.map((id) => `${id}:  ${standings.mask.text(byHand(standings, id))}`);
  return ["the damage keeps Jipper from going on; what was begun before it, and is not undone, by hand:", ...commands];
}

/** What to type to go on with a run that nobody works on. */
function whatNow({ run, outcome, cause }: Standings, folder: string, journal: string | undefined): readonly string[] {
  if (outcome !== undefined || ownerOf(folder)?.isAlive) return [];
  const undo = rollbackCommand(run, journal);
  if (cause !== undefined) return [`to finish its way back: ${undo}`];
  return [`to undo it:  ${undo}`, `to go on:    ${undo.replace("jipper rollback", "jipper resume")}`];
}
