import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { JournalRecord } from "../../src/rollback/record.ts";
import { runPlan } from "../../src/runner/run-plan.ts";
import { stepOf, toldBy } from "../rollback/model/drive.ts";
import { breachIn } from "../rollback/model/invariants.ts";
import { tell } from "../rollback/model/model.ts";
import { isSteady, linesOf, scriptsFor } from "../rollback/model/scripts.ts";
import type { Play, Tree } from "../rollback/model/tree.ts";
import {
  described,
  grown,
  lists,
  pairsOfFaults,
  type Shape,
  singleFaults,
  variants,
  withLimit,
  withVariant,
} from "../rollback/model/trees.ts";
import { planOf } from "../support/plans.ts";
import { tempFolder } from "../support/temp-folder.ts";

const timeouts = { leafMs: 500, revertMs: 400, groupMs: 2500 };

const upToThree = [1, 2, 3].flatMap((leaves) => lists(leaves, 3));
const upToFour = [...upToThree, ...lists(4, 3)];

type Family = [
  title: string,
  shapes: readonly (readonly Shape[])[],
  plays: (list: readonly Tree[]) => Iterable<Play>,
  count: number,
];

const families: readonly Family[] = [
  ["four steps, each ending badly in turn, and each revert", upToFour, singleFaults, 36],
  ["three steps, two of them or of their reverts ending badly", upToThree, pairsOfFaults, 16],
  ["four steps, and the limit of each group in turn", upToThree, withLimit, 8],
  ...Object.keys(variants).map(
    (name): Family => [
      `four steps with ${name} on each in turn, each ending badly in turn`,
      upToFour,
      (list) => withVariant(list, name),
      name === "retry" ? 16 : 8,
    ],
  ),
];

for (const [title, shapes, plays, count] of families)
  test(`${title}: real processes do what the rules say (a sample)`, async () => {
    await using folder = tempFolder();
    const all = shapes.flatMap((shape) => [...plays(grown(shape))]);
    const steady = spread(all, count * 12).filter((play) => isSteady(play, tell(play)));
    const sample = spread(steady, count);
    assert.equal(sample.length, count);
    await inTurn(sample, async (play, number) => checkFor(play, join(folder.path, `${number}`)));
  });

async function checkFor(play: Play, folder: string): Promise<void> {
  const told = tell(play);
  fs.mkdirSync(join(folder, "marks"), { recursive: true });
  const scripts = scriptsFor(told);
  const plan = planOf(
    folder,
    play.list.map((tree) => stepOf(tree, scripts, timeouts)),
    { env: { LOG: join(folder, "log"), MARKS: join(folder, "marks") } },
  );
  const result = await runPlan(plan, {
    journal: join(folder, "journal"),
    policy: { onRevertFailure: play.onRevertFailure },
  });
  const { outcome, cause, steps } = told;
  assert.deepEqual(toldBy(result), { outcome, ...(cause && { cause }), steps }, described(play));
  const lines = fs.readFileSync(join(folder, "log"), "utf8").trim().split("\n");
  assert.deepEqual(linesOf(told, lines), linesOf(told), described(play));
  assert.equal(breachIn(recordsIn(join(folder, "journal")), play), undefined, described(play));
}

function recordsIn(journal: string): readonly JournalRecord[] {
  const file = fs
    .readdirSync(journal, { recursive: true, encoding: "utf8" })
    .find((name) => name.endsWith("journal.jsonl"));
  return fs
    .readFileSync(join(journal, file ?? ""), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as JournalRecord);
}

/** So many of them, evenly from the first to the last. */
function spread<T>(all: readonly T[], count: number): readonly T[] {
  return all.filter(
    (_, index) => Math.floor((index * count) / all.length) !== Math.floor(((index - 1) * count) / all.length),
  );
}

/** Six at a time. */
async function inTurn<T>(items: readonly T[], work: (item: T, number: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let number = next++; number < items.length; number = next++) await work(items[number] as T, number);
  };
  await Promise.all([1, 2, 3, 4, 5, 6].map(worker));
}
