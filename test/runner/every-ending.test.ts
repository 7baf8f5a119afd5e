import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Step } from "../../src/plan/plan.ts";
import { runPlan } from "../../src/runner/run-plan.ts";
import { planOf, shellText, undertaking } from "../support/plans.ts";
import { tempFolder } from "../support/temp-folder.ts";

type Ending = "succeeds" | "fails" | "times out" | "cannot be started";
type Revert = "none" | "succeeds" | "fails";

/** How each of three steps ends; those behind a bad one never begin. */
const endings: readonly (readonly Ending[])[] = [
  ["succeeds", "succeeds", "succeeds"],
  ...(["fails", "times out", "cannot be started"] as const).flatMap((bad): Ending[][] => [
    [bad],
    ["succeeds", bad],
    ["succeeds", "succeeds", bad],
  ]),
];

const revertsOfThree = (["none", "succeeds", "fails"] as const).flatMap((a, _, all) =>
  all.flatMap((b) => all.map((c): Revert[] => [a, b, c])),
);

function step(index: number, ending: Ending, revert: Revert): Step {
  const script = { succeeds: "exit 0", fails: "exit 7", "times out": "sleep 60", "cannot be started": "exit 0" }[
    ending
  ];
  return {
    id: `s${index}`,
    name: `s${index}`,
    path: `steps[${index}]`,
    work: shellText(
      `echo do ${index} >> "$LOG"; ${script}`,
      ending === "cannot be started" ? { shell: "no-such-shell {0}" } : {},
    ),
    revert:
      revert === "none"
        ? null
        : undertaking(`echo undo ${index} >> "$LOG"; ${revert === "succeeds" ? "exit 0" : "exit 9"}`),
    graceMs: 100,
    ...(ending === "times out" ? { timeoutMs: 150 } : {}),
  };
}

/** What must stand in the log, and how it must end; the rules said once more, apart from the engine. */
function expected(ends: readonly Ending[], reverts: readonly Revert[]) {
  const isBad = ends.at(-1) !== "succeeds";
  const log = ends.flatMap((end, index) => (end === "cannot be started" || end === "times out" ? [] : [`do ${index}`]));
  const undone = isBad
    ? ends
        .map((_, index) => index)
        .reverse()
        .filter((index) => reverts[index] !== "none" && ends[index] !== "cannot be started")
    : [];
  const left = undone.filter((index) => reverts[index] === "fails");
  return {
    log: [...log, ...undone.map((index) => `undo ${index}`)],
    outcome: !isBad ? "succeeded" : left.length > 0 ? "rollback-incomplete" : "rolled-back",
    cause: !isBad ? undefined : ends.at(-1) === "times out" ? "timed-out" : "failed",
    left: left.map((index) => `s${index}`),
    statuses: [0, 1, 2].map((index) => {
      const end = ends[index];
      return end === undefined
        ? "pending"
        : end === "succeeds"
          ? "succeeded"
          : end === "times out"
            ? "timed-out"
            : "failed";
    }),
  };
}

for (const ends of endings)
  test(`three steps, of which the begun ${ends.join(", then ")}, with every mix of reverts`, async () => {
    await using folder = tempFolder();
    await inPairs(revertsOfThree, async (reverts, number) => {
      const log = join(folder.path, `log-${number}`);
      const steps = [0, 1, 2].map((index) => step(index, ends[index] ?? "succeeds", reverts[index] ?? "none"));
      // Whether a step got to write before its time was up is a matter of the machine.
      const late = `do ${ends.indexOf("times out")}`;
      const result = await runPlan(planOf(folder.path, steps, { env: { LOG: log } }), {
        journal: join(folder.path, "j"),
      });
      assert.deepEqual(
        {
          log: fs.existsSync(log)
            ? fs
                .readFileSync(log, "utf8")
                .trim()
                .split("\n")
                .filter((line) => line !== late)
            : [],
          outcome: result.outcome,
          cause: result.cause?.kind,
          left: result.residue.map((left) => left.step),
          statuses: result.steps.map(({ status }) => status),
        },
        expected(ends, reverts),
        `reverts: ${reverts.join(", ")}`,
      );
    });
  });

async function inPairs<T>(items: readonly T[], work: (item: T, number: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let number = next++; number < items.length; number = next++) await work(items[number] as T, number);
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
}
