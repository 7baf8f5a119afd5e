import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { test } from "node:test";
import type { Environment, Json, Work } from "../../src/plan/plan.ts";
import { byHand } from "../../src/rollback/by-hand.ts";
import { type Secrets, Standings } from "../../src/rollback/standings.ts";
import { planOf, runStep } from "../support/plans.ts";

const at = "2026-01-01T00:00:00.000Z";

type Made = { readonly env?: Environment; readonly outputs?: Environment; readonly secrets?: Secrets };

/** Of the step `a`, which has failed, and has put out that much. */
function commandFor(work: Work, { env = {}, outputs = {}, secrets = {} }: Made = {}): string {
  const step = { ...runStep("a", "true", null), revert: { work, graceMs: 200 } };
  const plan = planOf("/", [step], { secrets: Object.keys(secrets) });
  const policy = { onRevertFailure: "continue", rollbackWhen: "step-failure" } as const;
  const standings = new Standings({ record: "plan", schema: 1, at, run: "r", mark: "m", plan, policy }, secrets);
  standings.apply({ record: "step-began", at, step: "a", attempt: 1 });
  standings.apply({ record: "step-ended", at, step: "a", attempt: 1, status: "failed", env, outputs });
  standings.apply({ record: "finished", at, outcome: "rollback-incomplete" });
  return byHand(standings, "a");
}

const script = (text: string, env: Environment = {}): Work => ({ kind: "run", script: text, env });

const hostile: readonly Environment[] = [
  { PLAIN: "word" },
  { QUOTES: `it's "so"`, EMPTY: "", LINES: "a\nb" },
  { "A B": "1", "x;touch /pwned;y": "1", "$(id)": "`id`", "a-b": "$HOME" },
];
for (const env of hostile)
  test(`hands ${Object.keys(env).join(", ")} to the shell exactly, and runs nothing else`, () => {
    const printed = execFileSync("bash", ["-c", commandFor(script("env -0"), { env })], { encoding: "utf8" }).split(
      "\0",
    );
    for (const [name, value] of Object.entries(env))
      assert.ok(printed.includes(`${name}=${value}`), `${name} is missing`);
    assert.ok(printed.includes("JIPPER_STEP_STATUS=failed"));
  });

const openTemplates: readonly string[] = [
  "${{ fromJSON(outputs.x).k }}",
  "$[[ fromJSON(outputs.x)['it''s `a` \"b\" $HOME \\ !x {y}'] ]]",
];
for (const template of openTemplates)
  for (const shell of ["bash", "sh"])
    test(`asks in ${shell} for what ${template} could not tell, and runs nothing without it`, () => {
      const command = commandFor(script('echo ran; printf %s "$Z"', { Z: template }), { outputs: { x: "no JSON" } });
      const without = spawnSync(shell, ["-c", command], { encoding: "utf8", env: { PATH: process.env["PATH"] } });
      assert.deepEqual([without.status === 0, without.stdout], [false, ""]);
      assert.ok(without.stderr.includes(`Z: set it; it was ${template}, which has no value`), without.stderr);
      const given = spawnSync(shell, ["-c", command], {
        encoding: "utf8",
        env: { PATH: process.env["PATH"], Z: "a b" },
      });
      assert.deepEqual([given.status, given.stdout], [0, "ran\na b"], given.stderr);
    });

test("gives a script the files that it writes to, and no others", () => {
  const names = ["GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_PATH", "JIPPER_DETAIL"];
  for (const name of names) {
    const command = commandFor(script(`set -u; echo undoing >> "$${name}"; echo undone`));
    const env = { PATH: process.env["PATH"] };
    assert.equal(execFileSync("bash", ["-c", command], { encoding: "utf8", env }), "undone\n", name);
    assert.deepEqual(
      names.filter((one) => command.includes(`${one}=`)),
      [name],
    );
    assert.ok(command.includes(` ${name}=/dev/null `), command);
  }
  assert.ok(!commandFor(script("echo $MY_GITHUB_OUTPUT")).includes("GITHUB_OUTPUT="));
});

test("names the run and the step where a function of a module undoes", () => {
  const call: Work = { kind: "call", function: "g", module: "file:///lib.mjs", args: { y: "1\n2" }, env: {} };
  assert.equal(commandFor(call), 'jipper rollback r --only a # calls g({"y":"1\\n2"})');
  const { module: _, ...here } = call;
  assert.equal(commandFor(here), '# only the program that ran it can undo it: g({"y":"1\\n2"})');
});

/** The words that `jipper` is called with, once the command is pasted. */
function words(command: string): string[] {
  const shown = spawnSync("sh", [], {
    input: `jipper() { printf '%s\\0' "token=$JENKINS_API_TOKEN" "$@"; }\n${command}\n`,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], JIPPER_PARAM_KEY: "s e'cret" },
  });
  return shown.stdout.split("\0").slice(0, -1);
}

const jenkins: readonly (readonly [
  title: string,
  inputs: { readonly [input: string]: Json },
  more: object,
  string[],
])[] = [
  ["its one Jenkins job", { job: "team/x y" }, {}, ["--candidates", "team/x y"]],
  ["candidates as a text", { candidates: "a,\n b" }, {}, ["--candidates", "a,b"]],
  [
    "parameters, also empty ones",
    { job: "a", parameters: { REF: "it's", NO: null, N: 3 } },
    {},
    ["--candidates", "a", "--param", "REF=it's", "--param", "NO=", "--param", "N=3"],
  ],
  [
    "address and user",
    { job: "a", url: "http://ci/", user: "me" },
    {},
    ["--url", "http://ci/", "--user", "me", "--candidates", "a"],
  ],
  [
    "those of its environment",
    { job: "a" },
    { env: { JENKINS_URL: "http://ci/", JENKINS_USER_ID: "me" } },
    ["--url", "http://ci/", "--user", "me", "--candidates", "a"],
  ],
  [
    "all that says how it is followed",
    {
      job: "a",
      strategy: "least-load",
      "wait-for": "started",
      "queue-timeout": "1m",
      timeout: "2m",
      "on-timeout": "leave",
      duplicates: "allow",
      log: "off",
      "request-id": "-i d",
      "request-id-parameter": "ID",
      poll: "1s",
      move: false,
      "allow-results": ["SUCCESS", "UNSTABLE"],
    },
    {},
    [
      "--candidates",
      "a",
      "--strategy",
      "least-load",
      "--wait-for",
      "started",
      "--queue-timeout",
      "1m",
      "--timeout",
      "2m",
      "--on-timeout",
      "leave",
      "--duplicates",
      "allow",
      "--log",
      "off",
      "--request-id=-i d",
      "--request-id-parameter",
      "ID",
      "--poll",
      "1s",
      "--no-move",
      "--allow-results",
      "SUCCESS,UNSTABLE",
    ],
  ],
  [
    "files, from the folder of the plan on",
    { job: "a", ca: "ca.pem", "client-cert": "/c" },
    {},
    ["--candidates", "a", "--ca", "//ca.pem", "--client-cert", "/c"],
  ],
  [
    "a secret by its variable",
    { job: "a", parameters: { K: "s e'cret" } },
    { secrets: { key: "s e'cret" } },
    ["--candidates", "a", "--param", "K=s e'cret"],
  ],
];
for (const [title, inputs, more, expected] of jenkins)
  test(`triggers by hand with ${title}`, () => {
    const command = commandFor({ kind: "jenkins", with: inputs, env: {} }, more);
    assert.deepEqual(words(command), ["token=", "select-and-trigger", ...expected], command);
    assert.ok(!command.includes("s e"), command);
  });

test("hands the token of a Jenkins undo by the variable of its secret", () => {
  const work: Work = { kind: "jenkins", with: { job: "a" }, env: { JENKINS_API_TOKEN: "s e'cret" } };
  const command = commandFor(work, { secrets: { key: "s e'cret" } });
  assert.deepEqual(words(command), ["token=s e'cret", "select-and-trigger", "--candidates", "a"], command);
});

test("asks for the inputs of a Jenkins undo that have no value", () => {
  const parameters = { BUILD: "${{ fromJSON(outputs.x).k }}", REF: "main" };
  const work: Work = { kind: "jenkins", with: { job: "a", parameters }, env: {} };
  const command = commandFor(work, { outputs: { x: "no JSON" } });
  assert.deepEqual(words(command), []);
  const given = words(`BUILD=7\n${command}`);
  assert.deepEqual(given.slice(-4), ["--param", "BUILD=7", "--param", "REF=main"], command);
});

test("writes a certificate that is given as text into a file", () => {
  const pem = "-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n";
  const command = commandFor({ kind: "jenkins", with: { job: "a", ca: pem }, env: {} });
  const [name, file = ""] = words(command).slice(-2);
  assert.equal(name, "--ca");
  assert.equal(execFileSync("sh", ["-c", 'cat "$1"; rm "$1"', "sh", file], { encoding: "utf8" }), pem);
});
