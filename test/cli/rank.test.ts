import assert from "node:assert/strict";
import { test } from "node:test";
import { CannedAnswer, cannedJenkins, twoJobs } from "../support/canned-jenkins.ts";
import { CliFolder } from "../support/cli.ts";

const table = `  executors  ▓▓▓▓▓░░░░░  1 of 2 busy      queue  empty

  → a   weight 0   idle, starts now   = 0 + (0 + 1) · 0

  weight = Ei + (Qi + Wb) · Qc, the smallest first

  left out: b is disabled
`;

test("rank shows who would begin first, why, and who is left out", async () => {
  await using jenkins = await cannedJenkins(twoJobs());
  await using folder = new CliFolder({ auth: "ci:t0ken\n" });
  const end = await folder.run("rank", "--url", jenkins.url, "--candidates", "a, b", "--auth", "@auth");
  assert.deepEqual(end, { code: 0, stdout: table, stderr: "" });
  assert.ok(
    jenkins.asked.every((request) => request.startsWith("GET ")),
    jenkins.asked.join(", "),
  );
  const basic = `Basic ${Buffer.from("ci:t0ken").toString("base64")}`;
  assert.deepEqual([...new Set(jenkins.credentials)], [basic]);
});

test("rank takes address, user and token from Jenkins' own variables", async () => {
  await using jenkins = await cannedJenkins(twoJobs());
  await using folder = new CliFolder();
  const env = { JENKINS_URL: `${jenkins.url}/`, JENKINS_USER_ID: "ci", JENKINS_API_TOKEN: "t" };
  const { code, stdout } = await folder.startWith(env, "rank", "--candidates", "a", "--candidates", "b").ended;
  assert.deepEqual([code, stdout], [0, table]);
  assert.deepEqual([...new Set(jenkins.credentials)], [`Basic ${Buffer.from("ci:t").toString("base64")}`]);
});

test("rank --json is the ranking, and how busy Jenkins is", async () => {
  await using jenkins = await cannedJenkins(twoJobs());
  await using folder = new CliFolder();
  const args = ["--url", jenkins.url, "--candidates", "a,b", "--strategy", "least-load", "--json"];
  const { code, stdout, stderr } = await folder.run("rank", ...args);
  assert.deepEqual([code, stderr], [0, ""]);
  const { at, ranking, ...rest } = JSON.parse(stdout);
  assert.match(at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  assert.deepEqual(
    ranking.map(({ job, running, queued, because }: { [key: string]: unknown }) => [job, running, queued, because]),
    [["a", 0, 0, ["idle", "starts now"]]],
  );
  assert.deepEqual(rest, {
    strategy: "least-load",
    excluded: [{ job: "b", why: "is disabled" }],
    executors: { total: 2, busy: 1 },
    queue: { waiting: 0, candidates: 0 },
  });
  assert.deepEqual(Object.keys(JSON.parse(stdout)), ["at", "strategy", "ranking", "excluded", "executors", "queue"]);
});

test("where all are left out it ends with 1, and still says why", async () => {
  await using jenkins = await cannedJenkins(twoJobs());
  await using folder = new CliFolder();
  const { code, stdout, stderr } = await folder.run("rank", "--url", jenkins.url, "--candidates", "b");
  assert.deepEqual([code, stderr], [1, ""]);
  assert.match(stdout, /\n {2}no candidate can be triggered\n\n {2}left out: b is disabled\n$/);
  const json = await folder.run("rank", "--url", jenkins.url, "--candidates", "b", "--json");
  assert.deepEqual([json.code, json.stderr], [1, ""]);
  const { ranking, excluded } = JSON.parse(json.stdout);
  assert.deepEqual([ranking, excluded], [[], [{ job: "b", why: "is disabled" }]]);
});

test("where Jenkins cannot be read it ends with 1, in three lines", async () => {
  await using jenkins = await cannedJenkins({ ...twoJobs(), "GET /queue/api/json": new CannedAnswer(401) });
  await using folder = new CliFolder();
  for (const more of [[], ["--json"]]) {
    const { code, stdout, stderr } = await folder.run("rank", "--url", jenkins.url, "--candidates", "a", ...more);
    assert.deepEqual([code, stdout], [1, ""]);
    assert.match(
      stderr,
      /^Jenkins could not be read\.\n {2}because: GET http:.*\b401\b.*\n {2}now: look at user and token, and at what that user may see\n$/,
    );
  }
});

test("a name that is none is told, and nothing is asked", async () => {
  await using jenkins = await cannedJenkins(twoJobs());
  await using folder = new CliFolder();
  const { code, stdout, stderr } = await folder.run("rank", "--url", jenkins.url, "--candidates", "a//b");
  assert.deepEqual([code, stdout, jenkins.asked], [3, "", []]);
  assert.match(stderr, /^'a\/\/b' has an empty part; .*\n$/);
});
