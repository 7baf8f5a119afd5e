import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { CliFolder, until } from "../support/cli.ts";
import { type FakeJenkins, startFakeJenkins } from "../support/fake-jenkins/fake-jenkins.ts";
import type { JobOptions } from "../support/fake-jenkins/options.ts";

const withRef: JobOptions["parameters"] = [
  { name: "REF", kind: "string" },
  { name: "JIPPER_REQUEST_ID", kind: "string" },
];
const jobs = {
  "image-a": { parameters: withRef, log: [{ text: "building\n::error::of the build\n" }] },
  broken: { result: "FAILURE" },
  endless: { durationMs: "until-told", parameters: withRef },
  stuck: { label: "nowhere", parameters: withRef },
  "image-delete": {
    parameters: [
      { name: "BUILD", kind: "string" },
      { name: "JIPPER_REQUEST_ID", kind: "string" },
    ],
  },
} satisfies { readonly [name: string]: JobOptions };

const credentials = ({ url }: FakeJenkins) => ({
  JENKINS_URL: url,
  JENKINS_USER_ID: "user",
  JENKINS_API_TOKEN: "token",
});

/** An image that is built and, if need be, deleted by Jenkins. */
const image = `
  - id: image
    env: { REF_OF_IMAGE: main }
    jenkins: { candidates: [image-a], parameters: { REF: "\${{ env.REF_OF_IMAGE }}" }, poll: 50ms }
    revert:
      jenkins: { job: image-delete, parameters: { BUILD: "\${{ outputs.build-number }}" }, poll: 50ms }
`;

function eventsIn(folder: CliFolder): { [key: string]: unknown }[] {
  return folder.lines("events").map((line) => JSON.parse(line));
}

/** Something of it waits or runs. */
function isAtLarge(jenkins: FakeJenkins): boolean {
  const running = Object.keys(jobs).flatMap((job) => jenkins.builds(job).filter(({ phase }) => phase === "running"));
  return jenkins.items().length + running.length > 0;
}

function triggersOf({ requests }: FakeJenkins, job: string): number {
  return requests.filter(({ method, path }) => method === "POST" && path.startsWith(`/job/${job}/build`)).length;
}

describe("a step that is a Jenkins job", { concurrency: true }, () => {
  test("hands on its build to the next step, and tells its events with its id", async () => {
    await using jenkins = await startFakeJenkins({ jobs });
    const list = `steps:${image}
  - run: echo "$NUMBER $RESULT" > seen
    env: { NUMBER: "\${{ steps.image.outputs.build-number }}", RESULT: "\${{ steps.image.outputs.result }}" }
`;
    await using folder = new CliFolder({ "list.yml": list });
    const cli = folder.startWith(credentials(jenkins), "run", "list.yml", "--events", "events", "--result", "result");
    const { code, stdout } = await cli.ended;
    assert.deepEqual([code, folder.read("seen")], [0, "1 SUCCESS\n"], stdout);
    const [run = ""] = folder.runs();
    const [build] = jenkins.builds("image-a");
    assert.equal(build?.parameters["REF"], "main");
    assert.match(String(build?.parameters["JIPPER_REQUEST_ID"]), new RegExp(`^${run}/image-[0-9a-f]{6}/1$`));
    assert.match(stdout, /│ → chose image-a .*│ ▶ started as image-a #1 .*│ │ building\n.*│ ✔ SUCCESS after/s);

    const told = eventsIn(folder).filter(({ step }) => step === "image");
    const names = ["step.started", "select.ranked", "trigger.sent", "trigger.confirmed", "build.started"];
    assert.deepEqual(
      told.map(({ event }) => event).filter((event) => event !== "queue.waiting"),
      [...names, "build.finished", "select.finished", "step.succeeded"],
    );
    for (const event of told)
      assert.deepEqual([event["run"], event["attempt"], event["phase"]], [run, 1, undefined], String(event["event"]));
    const { outputs } = JSON.parse(folder.read("result")).steps[0];
    assert.deepEqual([outputs.job, outputs["build-url"]], ["image-a", `${jenkins.url}/job/image-a/1/`]);
    assert.deepEqual(
      [JSON.parse(outputs.ranking)[0].job, outputs.moves, outputs.outcome, outputs.reason.slice(0, 7)],
      ["image-a", "0", "finished", "image-a"],
    );
  });

  test("is undone by the Jenkins job of its revert, with its build's number", async () => {
    await using jenkins = await startFakeJenkins({ jobs });
    await using folder = new CliFolder({ "list.yml": `steps:${image}\n  - run: exit 7\n` });
    const cli = folder.startWith(credentials(jenkins), "run", "list.yml", "--events", "events");
    const { code, stdout } = await cli.ended;
    const { BUILD, JIPPER_REQUEST_ID: id } = jenkins.builds("image-delete")[0]?.parameters ?? {};
    assert.deepEqual([code, BUILD], [1, "1"], stdout);
    assert.match(String(id), /^\w+\/image-[0-9a-f]{6}\/undo-1$/);
    const told = eventsIn(folder).filter(({ event, job }) => event === "trigger.sent" && job === "image-delete");
    assert.deepEqual(
      told.map(({ run, step, attempt, phase }) => ({ run, step, attempt, phase })),
      [{ run: folder.runs()[0], step: "image", attempt: 1, phase: "revert" }],
    );
  });

  test("counts the tries of its undo in its events", async () => {
    await using jenkins = await startFakeJenkins({ jobs });
    const undo = "revert: { jenkins: { job: broken, poll: 50ms }, retry: { times: 1, delay: 10ms } }";
    await using folder = new CliFolder({ "list.yml": `steps: [{ id: x, run: exit 1, ${undo} }]` });
    await folder.startWith(credentials(jenkins), "run", "list.yml", "--events", "events").ended;
    const told = eventsIn(folder).filter(({ event }) => event === "revert.started" || event === "trigger.sent");
    assert.deepEqual(
      told.map(({ event, attempt }) => [event, attempt]),
      [1, 2].flatMap((attempt) => [
        ["revert.started", attempt],
        ["trigger.sent", attempt],
      ]),
    );
  });

  test("is undone by hand as pasted, where its undo has failed", async () => {
    await using jenkins = await startFakeJenkins({
      jobs: { a: {}, undo: { parameters: withRef, result: "UNSTABLE" } },
    });
    const { url } = jenkins;
    const list = `
params: { token: { secret: true } }
steps:
  - id: x
    run: exit 1
    revert:
      jenkins: { url: "${url}", user: user, job: undo, parameters: { REF: "it's $HOME" }, poll: 50ms }
      env: { JENKINS_API_TOKEN: "\${{ params.token }}" }
`;
    await using folder = new CliFolder({ "list.yml": list });
    const secret = { JIPPER_PARAM_TOKEN: "token" };
    const { code } = await folder.startWith(secret, "run", "list.yml", "--result", "result").ended;
    const [left] = JSON.parse(folder.read("result")).residue;
    const pasted = await folder.shell(`cd /\n${left.command} --allow-results UNSTABLE\n`, secret).ended;
    const refs = jenkins.builds("undo").map(({ parameters }) => parameters["REF"]);
    assert.deepEqual([code, pasted.code, refs], [2, 0, ["it's $HOME", "it's $HOME"]], left.command + pasted.stderr);
  });

  test("fails with a build that fails, and what came before is undone", async () => {
    await using jenkins = await startFakeJenkins({ jobs });
    const list = `
steps:
  - { run: touch made, revert: rm made }
  - { id: image, jenkins: { job: broken, poll: 50ms }, revert: 'echo "$JIPPER_OUTPUT_RESULT" > undone' }
`;
    await using folder = new CliFolder({ "list.yml": list });
    const { code, stdout } = await folder.startWith(credentials(jenkins), "run", "list.yml").ended;
    assert.match(stdout, /✖ image .*broken #1 ended with FAILURE/);
    assert.deepEqual([code, folder.has("made"), folder.read("undone")], [1, false, "FAILURE\n"], stdout);
  });

  test("is tried again with another id where that is asked for", async () => {
    await using jenkins = await startFakeJenkins({ jobs: { a: { parameters: withRef, result: "FAILURE" } } });
    const list = "steps: [{ id: x, retry: { times: 1, delay: 10ms }, jenkins: { job: a, poll: 50ms } }]";
    await using folder = new CliFolder({ "list.yml": list });
    const { code } = await folder.startWith(credentials(jenkins), "run", "list.yml").ended;
    const ids = jenkins.builds("a").map(({ parameters }) => String(parameters["JIPPER_REQUEST_ID"]).split("/").at(-1));
    assert.deepEqual([code, ids], [1, ["2", "1"]]);
  });

  for (const [place, job] of [
    ["waits", "stuck"],
    ["runs", "endless"],
  ] as const) {
    const list = `
steps:
  - id: image
    jenkins: { job: ${job}, poll: 50ms }
    revert: 'echo "undone $JIPPER_STEP_STATUS" > undone'
`;
    test(`that ${place} is stopped by a signal, and by its time limit`, async () => {
      await using jenkins = await startFakeJenkins({ jobs });
      await using folder = new CliFolder({ "list.yml": list, "short.yml": `${list}    timeout: 1500ms\n` });
      const cli = folder.startWith(credentials(jenkins), "run", "list.yml");
      await until("the request", () => isAtLarge(jenkins));
      await cli.prints("image");
      cli.signal("SIGTERM");
      const { code, stdout } = await cli.ended;
      assert.deepEqual([code, isAtLarge(jenkins), folder.read("undone")], [1, false, "undone cancelled\n"], stdout);

      const late = await folder.startWith(credentials(jenkins), "run", "short.yml").ended;
      assert.match(late.stdout, /✖ image .*timed out after 1\.5 s/);
      assert.deepEqual([late.code, isAtLarge(jenkins), folder.read("undone")], [1, false, "undone timed-out\n"]);
    });

    test(`that ${place} when Jipper is killed is stopped by the rollback, before its undo`, async () => {
      await using jenkins = await startFakeJenkins({ jobs });
      await using folder = new CliFolder({ "list.yml": list });
      const cli = folder.startWith(credentials(jenkins), "run", "list.yml");
      await until("the request", () => isAtLarge(jenkins));
      const [run = ""] = folder.runs();
      const file = join(folder.file(".state/jipper"), run, "0.request.json");
      await until("the place of the request", () => JSON.parse(fs.readFileSync(file, "utf8")).request.queueId > 0);
      assert.equal(fs.statSync(file).mode & 0o777, 0o600);
      await cli.kill();
      assert.deepEqual([isAtLarge(jenkins), folder.has("undone")], [true, false]);

      const env = credentials(jenkins);
      const { code, stderr } = await folder.startWith(env, "rollback", run, "--result", "result").ended;
      assert.deepEqual([code, isAtLarge(jenkins), folder.read("undone")], [0, false, "undone unknown\n"], stderr);
      assert.equal(triggersOf(jenkins, job), 1);
      assert.match(stderr, /^image: .*\b(cancelled|stopped|ABORTED)\b.*\n$/);
      assert.match(JSON.parse(folder.read("result")).steps[0].error, /^it was cut off: .* ended; .*\S$/);
    });
  }
  test("whose undo waits when Jipper is killed is triggered once more by the rollback, and waits no longer twice", async () => {
    await using jenkins = await startFakeJenkins({ jobs });
    const list = "steps: [{ id: x, run: 'true', revert: { jenkins: { job: stuck, poll: 50ms } } }, { run: exit 1 }]";
    await using folder = new CliFolder({ "list.yml": list });
    const cli = folder.startWith(credentials(jenkins), "run", "list.yml");
    await until("the request", () => jenkins.items().length === 1);
    const [first] = jenkins.items();
    await cli.kill();
    const again = folder.startWith(credentials(jenkins), "rollback");
    await until("the second request", () => triggersOf(jenkins, "stuck") === 2 && jenkins.items().length === 1);
    assert.notEqual(jenkins.items()[0]?.id, first?.id);
    jenkins.addNode({ name: "late", labels: ["nowhere"] });
    const { code, stdout, stderr } = await again.ended;
    assert.deepEqual([code, jenkins.builds("stuck").length], [0, 1], stdout + stderr);
  });

  test("shows neither its token nor what goes over the line, whoever prints them", async () => {
    const token = "geheim-token";
    const line = Buffer.from(`user:${token}`).toString("base64");
    await using jenkins = await startFakeJenkins({
      jobs: { a: { log: [{ text: `${token}\n${line}\n` }] } },
      users: [{ name: "user", token }],
    });
    await using folder = new CliFolder({ "list.yml": "steps: [{ jenkins: { job: a, poll: 50ms } }]" });
    const env = { ...credentials(jenkins), JENKINS_API_TOKEN: token };
    const { code, stdout } = await folder.startWith(env, "run", "list.yml").ended;
    assert.deepEqual([code, stdout.includes(token), stdout.includes(line)], [0, false, false], stdout);
  });
});

const wrong: [title: string, env: { readonly [name: string]: string }, keys: string, message: string][] = [
  ["no address", {}, "job: a", "say where Jenkins is: write 'url', or set JENKINS_URL"],
  [
    "an address with credentials",
    { JENKINS_URL: "http://me:geheim@127.0.0.1:1" },
    "job: a",
    "the address of Jenkins holds credentials, which others could read; set JENKINS_API_TOKEN instead",
  ],
  [
    "a token without a user",
    { JENKINS_URL: "http://127.0.0.1:1", JENKINS_API_TOKEN: "geheim" },
    "job: a",
    "JENKINS_API_TOKEN is set, but no user; write 'user', or set JENKINS_USER_ID",
  ],
  [
    "a certificate without its key",
    { JENKINS_URL: "http://127.0.0.1:1" },
    "job: a, client-cert: x.pem",
    "'client-cert' x.pem cannot be read: ENOENT: no such file or directory, open 'HERE/x.pem'",
  ],
  [
    "candidates that an expression has left empty",
    { JENKINS_URL: "http://127.0.0.1:1" },
    'candidates: ["${{ env.NONE }}"]',
    "no Jenkins job is named: write 'job' or 'candidates'",
  ],
];
for (const [title, env, keys, message] of wrong)
  test(`a Jenkins step fails without a request: ${title}`, async () => {
    await using folder = new CliFolder({ "list.yml": `steps: [{ jenkins: { ${keys} } }]` });
    const { code, stdout, stderr } = await folder.startWith(env, "run", "list.yml", "--result", "result").ended;
    const { error } = JSON.parse(folder.read("result")).steps[0];
    assert.deepEqual([code, error.replaceAll(folder.path, "HERE")], [1, message]);
    assert.doesNotMatch(stdout + stderr, /geheim/);
  });
