import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { type ActEnd, actionRepository, startWorkflow } from "../support/act.ts";
import { lives, pidsIn, until } from "../support/processes.ts";
import { requiredPart } from "../support/required-part.ts";
import { tempFolder } from "../support/temp-folder.ts";

type Scene = {
  readonly title: string;
  /** Inputs beside the steps. */
  readonly inputs?: string;
  /** How the second step ends. */
  readonly end: string;
  /** A later step of the job. */
  readonly later?: string;
  /** Stage and result of each step, as act tells them. */
  readonly steps: readonly string[];
  readonly job: "success" | "failure";
  /** What is there afterwards, besides what each step wrote down. */
  readonly files: readonly string[];
  readonly did: readonly string[];
  readonly output?: string;
};

const scenes: readonly Scene[] = [
  {
    title: "all is well: what was done stays",
    inputs: "rollback-when: job-failure",
    end: "",
    later: 'test "$OUTCOME $VOLUME $FROM_STEP" = "succeeded vol-7 handed-on"',
    steps: ["Main jipper success", "Main later success", "Post jipper success"],
    job: "success",
    files: ["member", "volume"],
    did: ["do volume", "do member"],
    output: "succeeded",
  },
  {
    title: "a step fails: main undoes it, and post does not again",
    inputs: "rollback-when: job-failure",
    end: "exit 7",
    steps: ["Main jipper failure", "Post jipper success"],
    job: "failure",
    files: [],
    did: ["do volume", "do member", "undo member", "undo volume"],
    output: "rolled-back",
  },
  {
    title: "a later step fails: post undoes what succeeded, where that was asked for",
    inputs: "rollback-when: job-failure",
    end: "",
    later: "exit 3",
    steps: ["Main jipper success", "Main later failure", "Post jipper success"],
    job: "failure",
    files: [],
    did: ["do volume", "do member", "undo member", "undo volume"],
    output: "succeeded",
  },
  {
    title: "a later step fails: what succeeded stays, where nothing else was asked for",
    end: "",
    later: "exit 3",
    steps: ["Main jipper success", "Main later failure", "Post jipper success"],
    job: "failure",
    files: ["member", "volume"],
    did: ["do volume", "do member"],
    output: "succeeded",
  },
];

test("in a real runner", { timeout: 300_000 }, async (t) => {
  const act = requiredPart(t, "act");
  if (act === undefined || requiredPart(t, "git") === undefined) return;
  await using temp = tempFolder();
  const repository = await actionRepository(temp.path);

  for (const scene of scenes)
    await t.test(scene.title, async () => {
      await using world = tempFolder();
      const end = await startWorkflow(act, repository, workflow(scene, world.path)).ended;
      assert.deepEqual([end.exitCode, resultOfJob(end)], [scene.job === "success" ? 0 : 1, scene.job], end.log);
      assert.deepEqual(resultsOfSteps(end), scene.steps, end.log);
      assert.deepEqual(
        [fs.readdirSync(world.path).sort(), log(world.path)],
        [[...scene.files, "log"].sort(), scene.did],
      );
      const outcome = end.lines.find(
        ({ command, name, stage }) => command === "set-output" && name === "outcome" && stage === "Main",
      );
      assert.equal(outcome?.arg, scene.output);
    });

  await t.test(
    "the job is cancelled in the middle of a step: main is killed, post ends the step and undoes",
    async () => {
      await using world = tempFolder();
      // Its children ignore that the terminal is gone, and that they are asked to end.
      const busy = `trap '' HUP TERM; sleep 600 & echo $! >> "$WORLD/pids"; echo $$ >> "$WORLD/pids"; wait; sleep 600`;
      const running = startWorkflow(act, repository, workflow({ end: busy }, world.path));
      const pids = await pidsIn(join(world.path, "pids"), 2);
      await until(() => log(world.path).length === 2, "the step has begun");
      running.interrupt();
      const end = await running.ended;
      assert.deepEqual([end.exitCode, resultOfJob(end)], [1, "failure"], end.log);
      assert.deepEqual(resultsOfSteps(end), ["Main jipper failure", "Post jipper success"], end.log);
      assert.match(end.log, /signal: killed/);
      assert.deepEqual(pids.filter(lives), []);
      assert.deepEqual(log(world.path), ["do volume", "do member", "undo member", "undo volume"], end.log);
      assert.deepEqual(fs.readdirSync(world.path).sort(), ["log", "pids"]);
    },
  );

  await t.test("the job is cancelled while steps run at once: all of them are ended and undone", async () => {
    await using world = tempFolder();
    const running = startWorkflow(act, repository, workflow({ end: "", more: crowd }, world.path));
    const pids = await pidsIn(join(world.path, "pids"), 3);
    await until(() => log(world.path).length === 5, "all of them have begun");
    running.interrupt();
    const end = await running.ended;
    assert.deepEqual(resultsOfSteps(end), ["Main jipper failure", "Post jipper success"], end.log);
    assert.match(end.log, /signal: killed/);
    assert.deepEqual(pids.filter(lives), []);
    const did = log(world.path);
    assert.deepEqual(did.slice(5, 8).sort(), ["undo again", "undo deaf", "undo polite"], end.log);
    assert.deepEqual(did.slice(8), ["undo crowd", "undo member", "undo volume"], end.log);
    assert.deepEqual(fs.readdirSync(world.path).sort(), ["log", "pids"]);
  });
});

type Given = Pick<Scene, "inputs" | "end" | "later"> & { /** Further steps. */ readonly more?: string };

/** Steps that run at once; one refuses to end, and one pauses between two tries. */
const crowd = `
            - id: crowd
              parallel:
                - id: deaf
                  run: |
                    trap '' HUP TERM; sleep 600 & echo $! >> "$WORLD/pids"; echo $$ >> "$WORLD/pids"
                    echo do deaf >> "$WORLD/log"; wait; sleep 600
                  revert: echo undo deaf >> "$WORLD/log"
                - id: polite
                  run: echo $$ >> "$WORLD/pids"; echo do polite >> "$WORLD/log"; sleep 600
                  revert: echo undo polite >> "$WORLD/log"
                - id: again
                  retry: { times: 3, delay: 60s }
                  run: echo do again >> "$WORLD/log"; exit 1
                  revert: echo undo again >> "$WORLD/log"
              revert: echo undo crowd >> "$WORLD/log"`;

function workflow({ inputs = "", end, more: steps = "", later }: Given, world: string): string {
  const more = `
      - id: later
        env: { OUTCOME: "\${{ steps.jipper.outputs.outcome }}", VOLUME: "\${{ fromJSON(steps.jipper.outputs.steps).volume.outputs.id }}" }
        run: ${later}`;
  return `
on: workflow_dispatch
env: { WORLD: ${world} }
jobs:
  scene:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - id: jipper
        uses: ./
        with:
          ${inputs}
          steps: |
            - id: volume
              run: |
                echo do volume >> "$WORLD/log"; mkdir "$WORLD/volume"
                echo id=vol-7 >> "$GITHUB_OUTPUT"; echo FROM_STEP=handed-on >> "$GITHUB_ENV"
              revert: echo undo volume >> "$WORLD/log"; rmdir "$WORLD/volume"
            - id: member
              run: |
                echo do member >> "$WORLD/log"; touch "$WORLD/member"
                ${end}
              revert: echo undo member >> "$WORLD/log"; rm "$WORLD/member"${steps}
${later === undefined ? "" : more}
`;
}

/** Of the steps that stand in the workflow by a name of their own. */
function resultsOfSteps({ lines }: ActEnd): string[] {
  return lines.flatMap(({ stage, stepID, stepResult }) =>
    stepResult !== undefined && stepID?.length === 1 && /^[a-z]/.test(stepID[0] ?? "")
      ? [`${stage} ${stepID[0]} ${stepResult}`]
      : [],
  );
}

function resultOfJob({ lines }: ActEnd): string | undefined {
  return lines.find(({ jobResult }) => jobResult !== undefined)?.jobResult;
}

function log(world: string): string[] {
  const file = join(world, "log");
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8").trimEnd().split("\n") : [];
}
