import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parseGiven } from "../../src/cli/given.ts";
import { rankOptionsOf } from "../../src/cli/jenkins-options.ts";
import { selectAndTrigger } from "../../src/cli/select-and-trigger.ts";
import { triggerOptionsOf } from "../../src/cli/trigger-options.ts";
import { tempFolder } from "../support/temp-folder.ts";

const asked = ["--url=https://ci.example/jenkins/", "--candidates=a"];
const given = (...argv: readonly string[]) => parseGiven(selectAndTrigger, [...asked, ...argv]);
const nobody = { JENKINS_USER_ID: "", JENKINS_API_TOKEN: "" };

test("what is not asked for is left to the defaults", () => {
  assert.deepEqual(triggerOptionsOf(given(), nobody), {
    url: "https://ci.example/jenkins/",
    candidates: ["a"],
    parameters: {},
    dryRun: false,
  });
});

test("every option arrives", () => {
  const words = `--candidates|team/one two , b,|--strategy|least-load|--param|REF=a=b|--param=EMPTY=|--wait-for=started
    |--queue-timeout=1h30m|--timeout=500ms|--on-timeout=leave|--duplicates=refuse|--log=off|--allow-results=unstable,SUCCESS
    |--allow-results=Not_Built|--request-id=x/1|--request-id-parameter=ID|--poll=4m|--dry-run|--no-move`;
  const options = triggerOptionsOf(given(...words.split("|").map((word) => word.trimEnd())), nobody);
  assert.deepEqual(options, {
    url: "https://ci.example/jenkins/",
    candidates: ["a", "team/one two", "b"],
    strategy: "least-load",
    parameters: { REF: "a=b", EMPTY: "" },
    waitFor: "started",
    queueTimeoutMs: 5_400_000,
    timeoutMs: 500,
    onTimeout: "leave",
    duplicates: "refuse",
    move: false,
    log: "off",
    allowResults: ["UNSTABLE", "SUCCESS", "NOT_BUILT"],
    requestId: "x/1",
    requestIdParameter: "ID",
    pollMs: 240_000,
    dryRun: true,
  });
});

test("a request moves, or does not, or as usual", () => {
  assert.equal(triggerOptionsOf(given("--move"), nobody).move, true);
  assert.equal("move" in triggerOptionsOf(given(), nobody), false);
  assert.throws(() => triggerOptionsOf(given("--move", "--no-move"), nobody), /--move and --no-move are both given/);
});

test("a limit of 0 is none", () => {
  const { queueTimeoutMs, timeoutMs } = triggerOptionsOf(given("--queue-timeout=0", "--timeout", "0s"), nobody);
  assert.deepEqual([queueTimeoutMs, timeoutMs], [undefined, undefined]);
});

test("who asks stands in the variables of Jenkins' own command line", () => {
  const { user, token } = rankOptionsOf(given(), { JENKINS_USER_ID: "ci", JENKINS_API_TOKEN: "t" });
  assert.deepEqual([user, token], ["ci", "t"]);
  assert.equal("user" in rankOptionsOf(given(), nobody), false);
});

test("a user that is named counts more than the variable, and has its token", async () => {
  const { user, token } = rankOptionsOf(given("--user", "me"), { JENKINS_USER_ID: "ci", JENKINS_API_TOKEN: "t" });
  assert.deepEqual([user, token], ["me", "t"]);
  await using folder = tempFolder();
  const file = join(folder.path, "auth");
  fs.writeFileSync(file, "me:t0ken");
  const named = rankOptionsOf(given("--user", "me", "--auth", `@${file}`), nobody);
  assert.deepEqual([named.user, named.token], ["me", "t0ken"]);
});

test("where Jenkins is may stand in a variable; what is said counts more", () => {
  const JENKINS_URL = "http://other";
  assert.equal(rankOptionsOf(given(), { JENKINS_URL }).url, "https://ci.example/jenkins/");
  const { url } = rankOptionsOf(parseGiven(selectAndTrigger, ["--candidates=a"]), { JENKINS_URL });
  assert.equal(url, JENKINS_URL);
});

const credentials: [content: string, token: string][] = [
  ["ci:t0ken", "t0ken"],
  ["ci:t0ken\n", "t0ken"],
  ["ci:t0ken\r\n", "t0ken"],
  ["ci:with:colons and blanks ", "with:colons and blanks "],
];
for (const [content, token] of credentials)
  test(`a file that holds ${JSON.stringify(content)} counts more than variables`, async () => {
    await using folder = tempFolder();
    const file = join(folder.path, "auth");
    fs.writeFileSync(file, content);
    const options = rankOptionsOf(given("--auth", `@${file}`), { JENKINS_USER_ID: "other" });
    assert.deepEqual([options.user, options.token], ["ci", token]);
  });

test("certificates are read from their files", async () => {
  await using folder = tempFolder();
  const files = ["ca", "client-cert", "client-key"].map((name) => {
    fs.writeFileSync(join(folder.path, name), `of ${name}`);
    return `--${name}=${join(folder.path, name)}`;
  });
  const { ca, clientCert, clientKey } = rankOptionsOf(given(...files), nobody);
  assert.deepEqual([ca, clientCert, clientKey], ["of ca", "of client-cert", "of client-key"]);
});
