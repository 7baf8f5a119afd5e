import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { after, type TestContext, test } from "node:test";
import { pathToFileURL } from "node:url";
import type { JournalRecord } from "../../src/rollback/record.ts";
import { deeds } from "../action/deeds.ts";
import { CliFolder } from "../support/cli.ts";
import { bundleOf, removeBundles } from "../support/kill-bundle.ts";
import { outcomeOf } from "../support/kill-check.ts";
import { carriersOf, inFours } from "../support/kill-trial.ts";
import { check, tally } from "../support/kill-verdict.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { startJob } from "../support/workflow-runner.ts";

const folder = tempFolder();

after(async () => {
  await folder[Symbol.asyncDispose]();
  await removeBundles();
});

const step = (id: string) => `
- id: ${id}
  run: echo do ${id} >> did; echo did ${id} >> did
  revert: echo undo ${id} >> did; echo undone ${id} >> did`;
const list = step("a") + step("b") + step("c");

/** Records of the processes of a run at which these are killed, one after the other; the last one ends it. */
const trials: readonly (readonly string[])[] = [
  ["2 torn"],
  ["2 written"],
  ["2 synced"],
  ["3 written"],
  ["4 torn"],
  ["5 before"],
  ["8 synced"],
  ["9 torn"],
  ["10 written"],
  ["11 torn"],
  ["9 written", "1 written"],
  ["9 written", "2 synced"],
  ["9 written", "4 torn"],
  ["9 written", "5 written"],
  ["9 written", "5 synced", "3 written", "2 torn"],
  ["9 written", "9 before"],
];

/** Where programs are started that kill themselves as the file `order` says. */
type Place = { readonly workspace: string; readonly journals: string; readonly order: string };

/** For a program that is to kill itself. */
async function variables(order: string) {
  return { NODE_OPTIONS: `--import=${pathToFileURL(await bundleOf("kill-preload"))}`, KILL_ORDER: order };
}

function recordsIn({ journals }: Place): JournalRecord[] {
  const [run = ""] = fs.readdirSync(journals);
  const lines = fs.readFileSync(join(journals, run, "journal.jsonl"), "utf8").split("\n");
  return lines.slice(0, -1).map((line) => JSON.parse(line) as JournalRecord);
}

/** Fails if a promise is broken. */
function checkPlace(place: Place, about: string): void {
  const [plan] = recordsIn(place);
  assert.ok(plan?.record === "plan", about);
  check(
    {
      plan: plan.plan,
      records: () => recordsIn(place),
      log: () => deeds(place),
      processesLeft: () => carriersOf(`JIPPER_PROCESS_MARK=${plan.mark}/`),
      service: () => undefined,
    },
    about,
  );
}

/** Starts programs one after the other, each killed at the record it is told, but for the last one. */
async function inTurn<End>(place: Place, orders: readonly string[], start: (isFirst: boolean) => Promise<End>) {
  for (const [at, order] of orders.entries()) {
    fs.writeFileSync(place.order, order);
    await start(at === 0);
    tally.kills++;
  }
  fs.rmSync(place.order);
  return start(false);
}

test("post undoes what main, and post before it, were killed at", async () => {
  const kills = await inFours(trials, async (orders) => {
    const about = orders.join(", then ");
    const order = join(folder.path, about);
    await using job = startJob(await variables(order));
    const place = { workspace: job.workspace, journals: join(job.temp, "jipper"), order };
    const use = job.use({ steps: list });
    const end = await inTurn(place, orders, async (isFirst) => {
      const end = await use.start(isFirst ? "main" : "post").ended;
      assert.equal(end.signal, fs.existsSync(order) ? "SIGKILL" : null, `${about}\n${end.log}`);
      return end;
    });
    const { outcome, cause } = end.outputs;
    assert.deepEqual([end.exitCode, outcome], [0, "rolled-back"], `${about}\n${end.log}`);
    assert.equal(JSON.parse(cause ?? "").kind, "interrupted", about);
    checkPlace(place, about);
    const again = await use.post();
    assert.deepEqual([again.exitCode, again.log], [0, ""], about);
  });
  assert.equal(kills, 16);
});

test("a main that is killed before it has a journal leaves nothing to post", async () => {
  const order = join(folder.path, "no journal");
  fs.writeFileSync(order, "1 torn");
  await using job = startJob(await variables(order));
  const use = job.use({ steps: list });
  assert.equal((await use.main()).signal, "SIGKILL");
  fs.rmSync(order);
  const { exitCode, log } = await use.post();
  assert.deepEqual([exitCode, log, deeds(job)], [0, "", []]);
});

for (const verb of ["rollback", "resume"] as const)
  test(`the command line: ${verb} ends what run, and ${verb} before it, were killed at`, async () => {
    const kills = await inFours(trials, async (orders) => {
      const about = orders.join(", then ");
      await using cli = new CliFolder({ "list.yml": `steps:\n${list.replaceAll(/^/gm, "  ")}` });
      const place = { workspace: cli.path, journals: cli.file("j"), order: cli.file("order") };
      const end = await inTurn(place, orders, async (isFirst) => {
        const words = isFirst ? ["run", "list.yml"] : [verb, ...fs.readdirSync(place.journals)];
        const end = await cli.startWith(await variables(place.order), ...words, "--journal", "j").ended;
        assert.equal(end.code === null, cli.has("order"), `${about}\n${end.stdout}${end.stderr}`);
        return end;
      });
      const { code, stdout, stderr } = end;
      assert.deepEqual([code, stderr], [0, ""], `${about}\n${stdout}`);
      checkPlace(place, about);
      assert.equal(outcomeOf(recordsIn(place)), verb === "rollback" ? "rolled-back" : "succeeded", about);
    });
    assert.equal(kills, 16);
  });

test("nothing was left, and nothing undone twice", (t: TestContext) => {
  const { kills: _, ...faults } = tally;
  assert.deepEqual(faults, { stepsLeftUndone: 0, undoneTwice: 0, processesLeft: 0 });
  t.diagnostic(JSON.stringify(tally));
});
