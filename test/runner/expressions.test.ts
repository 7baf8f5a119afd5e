import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ExpressionError } from "../../src/plan/expressions/expression.ts";
import type { Plan, Step } from "../../src/plan/plan.ts";
import type { Journal } from "../../src/runner/journal/journal.ts";
import { continueRun, MissingSecretError, type PlanSettings, runPlan } from "../../src/runner/run-plan.ts";
import { group, planOf, runStep, shellText, undertaking } from "../support/plans.ts";
import { tempFolder } from "../support/temp-folder.ts";

/** Runs steps that write to the file `log`, and keeps all that was told. */
async function play(folder: string, steps: readonly Step[], more: Partial<Plan> = {}, settings: PlanSettings = {}) {
  const told: string[] = [];
  let opened: Journal | undefined;
  const result = await runPlan(planOf(folder, steps, more), {
    journal: join(folder, "j"),
    ...settings,
    reporter: {
      event: (event) => void told.push(JSON.stringify(event)),
      output: ({ lines }) => void told.push(Buffer.from(lines).toString()),
    },
    opened: (journal) => {
      opened = journal;
    },
  });
  assert.ok(opened);
  return { result, told: told.join(""), journal: opened };
}

function logOf(folder: string): string {
  return fs.readFileSync(join(folder, "log"), "utf8");
}

function showing(id: string, env: { readonly [name: string]: string }, more: Partial<Step> = {}): Step {
  const names = Object.keys(env).map((name) => `$${name}`);
  return { ...runStep(id, "", null), work: shellText(`echo "${names.join("|")}" >> log`, { env }), ...more };
}

test("fills in what stands in env when the turn of the step has come", async (t) => {
  await using folder = tempFolder();
  process.env["JIPPER_TEST_OUTSIDE"] = "outside";
  t.after(() => delete process.env["JIPPER_TEST_OUTSIDE"]);
  await play(
    folder.path,
    [
      runStep("a", 'echo vol-id=7 >> "$GITHUB_OUTPUT"; echo FROM_A=a >> "$GITHUB_ENV"', null),
      showing("b", {
        V1: "vol ${{ steps.a.outputs.vol-id }} $[[ steps['A'].outcome ]]",
        V2: "${{ params.size }} ${{ params.count == 3 }}",
        V3: "${{ env.FROM_A }} ${{ env.JIPPER_TEST_OUTSIDE }} ${{ env.OF_LIST }}",
        V4: "${{ toJSON(steps.*.outcome) }}",
        V5: "${{ runner.os != '' }} ${{ steps.a.outputs.none }}",
      }),
    ],
    { params: { size: "10G", count: 3 }, env: { OF_LIST: "${{ format('<{0}>', params.size) }}" } },
  );
  assert.equal(
    logOf(folder.path).replace(/\s+/g, " "),
    'vol 7 success|10G true|a outside <10G>|[ "success" ]|true \n'.replace(/\s+/g, " "),
  );
});

test("fills in expressions that ask for nothing", async () => {
  await using folder = tempFolder();
  const env = { V: "${{ format('x{0}', 1) }}" };
  const revert = undertaking("", { work: shellText('echo "undo $V $W" >> log', { env: { W: "$[[ 1 == 1 ]]" } }) });
  await play(folder.path, [showing("a", env, { revert }), runStep("b", "exit 1", null)]);
  assert.equal(logOf(folder.path), "x1\nundo x1 true\n");
});

test("an expression of the list's own env that has no value is told before anything runs", async () => {
  await using folder = tempFolder();
  const env = { V: "${{ fromJSON(params.list) }}" };
  await assert.rejects(
    play(folder.path, [runStep("a", "echo a >> log", null)], { env, params: { list: "nonsense" } }),
    (error) =>
      error instanceof ExpressionError && /^the 'env' of the step list: .*; nothing was run$/s.test(error.message),
  );
  assert.deepEqual(fs.readdirSync(folder.path), []);
});

test("knows the workflow that it runs in as the context github", async (t) => {
  await using folder = tempFolder();
  const event = join(folder.path, "event.json");
  fs.writeFileSync(event, '{"pull_request":{"number":42}}');
  const before = { ...process.env };
  Object.assign(process.env, { GITHUB_SHA: "abc", GITHUB_EVENT_NAME: "pull_request", GITHUB_EVENT_PATH: event });
  t.after(() => {
    for (const name of ["GITHUB_SHA", "GITHUB_EVENT_NAME", "GITHUB_EVENT_PATH"])
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
  });
  await play(folder.path, [
    showing("a", { V: "${{ github.sha }} ${{ github.event_name }} ${{ github.event.pull_request.number }}" }),
  ]);
  assert.equal(logOf(folder.path), "abc pull_request 42\n");
});

test("a step whose expression cannot be filled in fails with words; what was begun is undone, but not that step", async () => {
  await using folder = tempFolder();
  const { result } = await play(folder.path, [
    runStep("a", 'echo list=nonsense >> "$GITHUB_OUTPUT"', "echo undo a >> log"),
    showing("b", { V: "${{ fromJSON(steps.a.outputs.list)[0] }}" }, { revert: undertaking("echo undo b >> log") }),
  ]);
  assert.equal(logOf(folder.path), "undo a\n");
  assert.equal(result.steps[1]?.status, "failed");
  assert.match(result.steps[1]?.error ?? "", /JSON/);
});

test("a revert knows the outputs of its step and why it is called, in its own expressions", async () => {
  await using folder = tempFolder();
  const revert = undertaking("", {
    work: shellText('echo "$V|$SIZE|$PWD" >> log', {
      env: { V: "${{ outputs.id }} ${{ failure.step }} ${{ failure.kind }} ${{ failure.exit-code }}" },
    }),
  });
  fs.mkdirSync(join(folder.path, "sub"));
  fs.symlinkSync(join(folder.path, "log"), join(folder.path, "sub", "log"));
  fs.writeFileSync(join(folder.path, "log"), "");
  await play(
    folder.path,
    [
      {
        ...runStep("a", "", null),
        work: shellText('echo id=7 >> "$GITHUB_OUTPUT"', {
          env: { SIZE: "${{ params.size }}" },
          workingDirectory: "${{ params.folder }}",
        }),
        revert,
      },
      runStep("b", "exit 5", null),
    ],
    { params: { size: "10G", folder: "sub" } },
  );
  assert.equal(logOf(folder.path), `7 b failed 5|10G|${join(folder.path, "sub")}\n`);
});

test("what a revert asks of the environment is as it was when its step began, also for a later process", async (t) => {
  await using folder = tempFolder();
  process.env["JIPPER_TEST_THEN"] = "then";
  t.after(() => delete process.env["JIPPER_TEST_THEN"]);
  const env = { V: "${{ env.JIPPER_TEST_THEN }}" };
  const steps = [
    runStep("a", "true", null, { revert: undertaking("", { work: shellText('echo "$V" >> log', { env }) }) }),
  ];
  const { journal } = await play(folder.path, steps);
  process.env["JIPPER_TEST_THEN"] = "now";
  await continueRun(journal.folder, { cause: { kind: "requested", message: "it was asked for" } });
  assert.equal(logOf(folder.path), "then\n");
});

test("members of an included file know each other by their short ids, and the parameters that it was given", async () => {
  await using folder = tempFolder();
  await play(folder.path, [
    runStep("a", 'echo id=outer >> "$GITHUB_OUTPUT"', null),
    group(
      "join",
      "uses",
      [
        runStep("join/a", 'echo id=inner >> "$GITHUB_OUTPUT"', null),
        showing("join/b", { V: "${{ steps.a.outputs.id }} ${{ params.node }}" }),
      ],
      { params: { node: "${{ steps.a.outputs.id }}-node" } },
    ),
  ]);
  assert.equal(logOf(folder.path), "inner outer-node\n");
});

const secrets = { token: "s3cr3t-t0ken", creds: '{"user":"u","password":"p4ssw0rd!"}' };

/** A run with secrets in every place where they can get. */
async function withSecrets(folder: string, settings: PlanSettings = {}) {
  const env = {
    TOKEN: "${{ params.token }}",
    PASSWORD: "${{ fromJSON(params.creds).password }}",
    HEADER: "Bearer ${{ params.token }}",
  };
  const revert = undertaking("", {
    work: shellText('echo "undo $TOKEN $PASSWORD $HEADER $JIPPER_OUTPUT_MADE" >> log; [ -e mended ]'),
  });
  return play(
    folder,
    [
      {
        ...runStep("a", "", null),
        work: shellText(
          'echo "saw $TOKEN"; printf s3cr; sleep 0.05; echo 3t-t0ken; printf %s "$TOKEN" | base64; echo made=$PASSWORD >> "$GITHUB_OUTPUT"; echo "$HEADER" > "$JIPPER_DETAIL"',
          { env },
        ),
        revert,
      },
      runStep("b", 'echo "$TOKEN" >&2; echo s3cr3t-t0ken > "$JIPPER_DETAIL"; exit 1', null),
    ],
    { secrets: ["token", "creds"] },
    { secrets, ...settings },
  );
}

test("secrets are in nothing that is told and in no journal, whatever was made of them", async () => {
  await using folder = tempFolder();
  const { result, told, journal } = await withSecrets(folder.path);
  const written = fs.readFileSync(journal.file, "utf8");
  for (const secret of ["s3cr3t-t0ken", "p4ssw0rd!", Buffer.from("s3cr3t-t0ken").toString("base64")])
    for (const [where, text] of Object.entries({ told, written, result: JSON.stringify(result) }))
      assert.ok(!text.includes(secret), `${secret} is in what is ${where}`);
  assert.ok(told.includes("saw ***\n***\n***\n"), told);
  assert.equal(logOf(folder.path), "undo s3cr3t-t0ken p4ssw0rd! Bearer s3cr3t-t0ken p4ssw0rd!\n");
  assert.match(
    result.residue[0]?.command ?? "",
    /TOKEN="\$JIPPER_PARAM_TOKEN" .*HEADER='Bearer '"\$JIPPER_PARAM_TOKEN"/,
  );
});

test("a later process that is given the secrets again has all that was made of them", async () => {
  await using folder = tempFolder();
  const { journal } = await withSecrets(folder.path);
  fs.rmSync(join(folder.path, "log"));
  fs.writeFileSync(join(folder.path, "mended"), "");
  const cause = { kind: "requested", message: "it was asked for" } as const;
  const result = await continueRun(journal.folder, { cause, secrets });
  assert.equal(logOf(folder.path), "undo s3cr3t-t0ken p4ssw0rd! Bearer s3cr3t-t0ken p4ssw0rd!\n");
  assert.equal(result.outcome, "rolled-back");
});

test("a later process that lacks a secret says so, and does nothing", async () => {
  await using folder = tempFolder();
  const { journal } = await withSecrets(folder.path);
  fs.rmSync(join(folder.path, "log"));
  const before = fs.readFileSync(journal.file, "utf8");
  await assert.rejects(
    continueRun(journal.folder, { cause: { kind: "requested", message: "" }, secrets: { token: "t" } }),
    (error) => error instanceof MissingSecretError && /JIPPER_PARAM_CREDS/.test(error.message),
  );
  assert.equal(fs.existsSync(join(folder.path, "log")), false);
  assert.equal(fs.readFileSync(journal.file, "utf8"), before);
});

test("numbers and lists that came of a secret are in no journal, and are back in a later process", async () => {
  await using folder = tempFolder();
  const creds = '{"pin":98765432,"keys":["k3y-number-one"]}';
  const more = {
    args: { pin: "${{ fromJSON(params.creds).pin }}", all: "${{ fromJSON(params.creds) }}" },
    isTemplate: true,
    env: { PIN: "${{ fromJSON(params.creds).pin }}" },
  } as const;
  const seen: unknown[] = [];
  const call = async (work: unknown, { output }: { output: (lines: Uint8Array) => unknown }) => {
    seen.push((work as { args: unknown }).args);
    await output(Buffer.from("pin 98765432 of k3y-number-one\n"));
    return { succeeded: true, value: JSON.parse(creds) };
  };
  const work = { kind: "call", function: "f", ...more } as const;
  const steps = [{ ...runStep("a", "", null), work, revert: { work, graceMs: 100 } }];
  const settings = { secrets: { creds }, performers: { call } } as unknown as PlanSettings;
  const { told, journal } = await play(folder.path, steps, { secrets: ["creds"] }, settings);
  const cause = { kind: "requested", message: "it was asked for" } as const;
  const lines: string[] = [];
  const reporter = {
    output: ({ lines: block }: { lines: Uint8Array }) => void lines.push(Buffer.from(block).toString()),
  };
  await continueRun(journal.folder, { cause, ...settings, reporter });
  for (const text of [told, fs.readFileSync(journal.file, "utf8"), lines.join("")])
    for (const secret of ["98765432", "k3y-number-one"]) assert.ok(!text.includes(secret), `${secret} is in ${text}`);
  const args = { pin: 98765432, all: JSON.parse(creds) };
  assert.deepEqual(seen, [args, args]);
});
