import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { metadataOf, repository } from "../support/action-metadata.ts";
import { cannedJenkins, twoJobs } from "../support/canned-jenkins.ts";
import { startJob } from "../support/workflow-runner.ts";

const action = "select-and-trigger";
const metadata = metadataOf(action);
const folder = join(repository, "src", "action", "select-and-trigger");
const code = fs.readdirSync(folder).map((name) => fs.readFileSync(join(folder, name), "utf8"));

function namesIn(pattern: RegExp): string[] {
  return [...new Set(code.flatMap((text) => Array.from(text.matchAll(pattern), ([, name = ""]) => name)))].sort();
}

test("select-and-trigger/action.yml declares the inputs that the code reads, and no others", () => {
  const read = namesIn(/(?:getInput|oneOf|input|names|limit|time|pem)\("([\w-]+)"/g);
  assert.deepEqual(read, Object.keys(metadata.inputs).sort());
});

test("select-and-trigger/action.yml declares the outputs that the code sets, and no others", () => {
  assert.deepEqual(namesIn(/setOutput\("([\w-]+)"/g), Object.keys(metadata.outputs).sort());
});

test("what it starts is there, and no expression stands in it", () => {
  for (const phase of ["main", "post"] as const)
    assert.ok(fs.existsSync(join(repository, action, metadata.runs[phase])), metadata.runs[phase]);
  assert.ok(!fs.readFileSync(join(repository, action, "action.yml"), "utf8").includes("${{"));
});

const asked = { url: "http://127.0.0.1:1", candidates: "a" };
const wrong: [title: string, inputs: { readonly [name: string]: string }, error: RegExp][] = [
  ["no address", { candidates: "a" }, /^say where Jenkins is, as 'url' or in the variable JENKINS_URL$/],
  ["an address without a scheme", { ...asked, url: "ci.example" }, /^the url of Jenkins has no scheme; write https:/],
  [
    "an address with a password",
    { ...asked, url: "https://me:geheim@ci.example" },
    /^the url of Jenkins holds credentials/,
  ],
  ["an address with a query", { ...asked, url: "https://ci.example?x" }, /^the url of Jenkins ends with a query/],
  ["a user without a token", { ...asked, user: "me" }, /^'user' and 'token' go together/],
  ["no candidates", { url: asked.url }, /^'candidates' is empty; name the Jenkins jobs to choose from/],
  ["candidates that are no list", { ...asked, candidates: "- a: b" }, /^'candidates' is a list of names/],
  ["a candidate with an empty part", { ...asked, candidates: "a//b" }, /^'a\/\/b' has an empty part/],
  [
    "an unknown word for wait-for",
    { ...asked, "wait-for": "end" },
    /^'wait-for' is finished or started or queued, not 'end'$/,
  ],
  ["a limit that is none", { ...asked, timeout: "5 minutes" }, /^'timeout' is written like 90s, 5m or 1h30m/],
  ["a pause that is too long", { ...asked, poll: "5m" }, /^'poll' is more than 0 and at most 4m/],
  [
    "a result that is none",
    { ...asked, "allow-results": "green" },
    /^'allow-results': 'green' is no result of a build/,
  ],
  [
    "a certificate without its key",
    { ...asked, "client-cert": "-----BEGIN" },
    /^'client-cert' and 'client-key' go together/,
  ],
  [
    "a file that is not there",
    { ...asked, ca: "no.pem" },
    /^'ca' is PEM text or the path of a file; no\.pem cannot be read: there is no such file$/,
  ],
  [
    "a parameter that is given twice",
    { ...asked, parameters: "A=geheim\nA=geheim" },
    /^line 2, column 1 of the input 'parameters': 'A' is given twice; once is enough$/,
  ],
  ["parameters that are a list", { ...asked, parameters: "- geheim" }, /^line 1, column 1 of the input 'parameters': /],
];

for (const [title, inputs, error] of wrong)
  test(`${title}: one error, nothing is sent, and post has nothing to do`, async () => {
    await using job = startJob();
    const use = job.use(inputs, { action });
    const main = await use.main();
    const errors = main.commands.filter(({ command }) => command === "error");
    assert.equal(main.exitCode, 1);
    assert.equal(errors.length, 1, main.log);
    assert.match(errors[0]?.data ?? "", error);
    const post = await use.post();
    assert.deepEqual([post.exitCode, post.log], [0, ""]);
  });

test("several mistakes are told at once, without the values of parameters", async () => {
  await using job = startJob();
  const parameters = "A=geheim\nA=geheim\nB";
  const main = await job.use({ user: "me", candidates: "", timeout: "soon", parameters }, { action }).main();
  const [error, ...others] = main.commands.filter(({ command }) => command === "error");
  const starts = [
    "say where Jenkins is",
    "'candidates' is empty",
    "line 2, column 1 of the input 'parameters': 'A' is given twice",
    "line 3, column 1 of the input 'parameters': each line is NAME=VALUE",
    "'user' and 'token' go together",
    "'timeout' is written like",
  ];
  const lines = error?.data.split("\n") ?? [];
  assert.deepEqual([others, lines.length], [[], starts.length]);
  for (const [index, start] of starts.entries()) assert.equal(lines[index]?.slice(0, start.length), start);
  assert.ok(!main.log.includes("geheim"), main.log);
});

test("address, user and token come from Jenkins' own variables, and the token is masked", async () => {
  await using jenkins = await cannedJenkins(twoJobs());
  await using job = startJob({
    JENKINS_URL: jenkins.url,
    JENKINS_USER_ID: "ci",
    JENKINS_API_TOKEN: "geheim-token",
  });
  const main = await job.use({ candidates: "[a, b]", "dry-run": "true" }, { action }).main();
  assert.equal(main.exitCode, 0, main.log);
  assert.equal(main.outputs["job"], "a");
  const basic = Buffer.from("ci:geheim-token").toString("base64");
  assert.deepEqual([...new Set(jenkins.credentials)], [`Basic ${basic}`]);
  const masks = main.commands.filter(({ command }) => command === "add-mask").map(({ data }) => data);
  assert.deepEqual(masks, ["geheim-token", basic]);
  assert.ok(main.log.indexOf("geheim-token") === main.log.indexOf("::add-mask::") + "::add-mask::".length);
});

test("where Jenkins cannot be reached, one error says so, and the outputs are set", async () => {
  await using job = startJob();
  const use = job.use({ url: "https://127.0.0.1:1/ci", candidates: "a", poll: "1s", ca: "" }, { action });
  const running = use.start("main");
  // It is waited for, as for a server that starts; whoever does not want to wait cancels.
  await running.printed("trying again");
  running.cancel();
  const main = await running.ended;
  assert.equal(main.exitCode, 1);
  assert.equal(main.outputs["outcome"], "not-triggered", main.log);
  assert.match(main.log, /nothing listens there \(ECONNREFUSED\); trying again/);
});
