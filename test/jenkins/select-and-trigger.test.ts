import assert from "node:assert/strict";
import { test } from "node:test";
import { JenkinsError, SelectionInputError } from "../../src/jenkins/jenkins-error.ts";
import { rankCandidates } from "../../src/jenkins/rank-candidates.ts";
import { selectAndTrigger } from "../../src/jenkins/select-and-trigger.ts";
import { exitCodeOfSelection } from "../../src/report/selection/exit-code-of-selection.ts";
import { type FakeJenkins, startFakeJenkins } from "../support/fake-jenkins/fake-jenkins.ts";
import type { JobOptions } from "../support/fake-jenkins/options.ts";
import { namesOf, select } from "../support/selections.ts";

const ref: JobOptions = { parameters: [{ name: "REF", kind: "string", value: "main" }] };
const endless: JobOptions = { ...ref, durationMs: "until-told" };

/** Who asks, and where. */
function as(jenkins: FakeJenkins) {
  return { url: jenkins.url, user: "user", token: "token" };
}

function asked({ requests }: FakeJenkins): string[] {
  return requests.map(({ method, path }) => `${method} ${path}`);
}

test("to decide and trigger takes four requests, the queue's first", async () => {
  await using jenkins = await startFakeJenkins({ jobs: { "team/a": endless, "team/b": endless } });
  const options = { ...as(jenkins), candidates: ["team/a", "team/b"], parameters: { REF: "x" } };
  const { result } = await select({ ...options, waitFor: "queued" });
  assert.equal(result.requests, 4);
  assert.equal(asked(jenkins)[0], "GET /queue/api/json");
  assert.deepEqual(asked(jenkins).slice(1, 3).sort(), ["GET /computer/api/json", "GET /job/team/api/json"]);
  assert.match(asked(jenkins)[3] ?? "", /^POST \/job\/team\/job\/[ab]\/buildWithParameters$/);
  assert.deepEqual([result.outcome, result.joined], ["queued", false]);
  assert.equal(jenkins.requests[3]?.query["delay"], "0sec");
});

test("a request is followed from its item to its result", async () => {
  await using jenkins = await startFakeJenkins({
    jobs: { a: { ...ref, durationMs: 100, log: [{ text: "hello\n" }] } },
  });
  const selection = await select({ ...as(jenkins), candidates: ["a"], parameters: { REF: "x" } });
  const { result } = selection;
  assert.deepEqual(
    { ...result, reason: "", waitedMs: 0, requests: 0, ranking: [] },
    {
      schema: 1,
      outcome: "finished",
      job: "a",
      queueId: 1,
      buildNumber: 1,
      buildUrl: `${jenkins.url}/job/a/1/`,
      result: "SUCCESS",
      reason: "",
      waitedMs: 0,
      moves: 0,
      joined: false,
      requests: 0,
      ranking: [],
      excluded: [],
    },
  );
  assert.deepEqual(jenkins.builds("a")[0]?.parameters, { REF: "x" });
  const names = [
    "select.ranked",
    "trigger.sent",
    "trigger.confirmed",
    "build.started",
    "build.finished",
    "select.finished",
  ];
  assert.deepEqual(
    namesOf(selection).filter((name) => name !== "queue.waiting"),
    names,
  );
  assert.match(selection.log, /hello\n/);
  assert.equal(jenkins.requests.length, result.requests);
});

test("what is remembered before the trigger is enough to find it, and holds no parameter and no token", async () => {
  await using jenkins = await startFakeJenkins({ jobs: { a: ref } });
  let requestsBefore = Number.NaN;
  await selectAndTrigger({
    ...as(jenkins),
    candidates: ["a"],
    parameters: { REF: "geheim" },
    pollMs: 200,
    remember: (request) => {
      if (Number.isNaN(requestsBefore))
        requestsBefore = jenkins.requests.filter(({ method }) => method === "POST").length;
      assert.ok(!JSON.stringify(request).includes("geheim"));
      assert.ok(!JSON.stringify(request).includes("token"));
    },
  });
  assert.equal(requestsBefore, 0);
});

test("every value arrives as it was given", async () => {
  const names = ["A", "B", "C", "D", "E"];
  const parameters = names.map((name) => ({ name, kind: "text", value: "by default" }) as const);
  await using jenkins = await startFakeJenkins({ jobs: { a: { parameters } } });
  const values = { A: " a\r\nb\n&=+%41\"'ü€😀 ", B: "", C: "\t", D: "x".repeat(100_000) };
  await select({ ...as(jenkins), candidates: ["a"], parameters: values });
  assert.deepEqual(jenkins.builds("a")[0]?.parameters, { ...values, E: "by default" });
});

test("an equal request that waits is joined where Jenkins folds it, and said so", async () => {
  await using jenkins = await startFakeJenkins({ jobs: { a: endless, plain: { durationMs: "until-told" } } });
  const other = { ...as(jenkins), waitFor: "queued" } as const;
  for (const [candidates, parameters] of [
    [["a"], { REF: "same" }],
    [["plain"], {}],
  ] as const) {
    const first = parameters.REF === undefined ? {} : { REF: "first" };
    await select({ ...other, candidates, parameters: first, waitFor: "started" });
    await select({ ...other, candidates, parameters });
    const joined = await select({ ...other, candidates, parameters });
    assert.deepEqual([joined.result.outcome, joined.result.joined], ["queued", true], joined.result.reason);
    assert.ok(namesOf(joined).includes("trigger.joined"));
    const refused = await select({ ...other, candidates, parameters, duplicates: "refuse" });
    assert.equal(refused.result.outcome, "not-triggered");
    assert.match(refused.result.reason, /an equal request waits already, as item \d+/);
    const allowed = await select({ ...other, candidates, parameters, duplicates: "allow" });
    assert.equal(allowed.result.outcome, "not-triggered");
    assert.match(allowed.result.reason, /a string parameter JIPPER_REQUEST_ID keeps them apart/);
  }
});

test("with a parameter for the request's id equal requests stay apart", async () => {
  const job: JobOptions = { parameters: [{ name: "JIPPER_REQUEST_ID", kind: "string" }], durationMs: "until-told" };
  await using jenkins = await startFakeJenkins({ jobs: { a: job } });
  const options = { ...as(jenkins), candidates: ["a"], waitFor: "queued" } as const;
  await select({ ...options, waitFor: "started" });
  for (const duplicates of ["join", "allow"] as const) {
    const { result } = await select({ ...options, duplicates });
    assert.deepEqual([result.outcome, result.joined], ["queued", false]);
  }
  await select({ ...options, requestId: "mine/1" });
  const again = await select({ ...options, requestId: "mine/1" });
  assert.equal(again.result.joined, true);
  assert.equal(new Set(jenkins.items().map(({ parameters }) => parameters["JIPPER_REQUEST_ID"])).size, 3);
});

test("what others joined is not cancelled with ours", async () => {
  await using jenkins = await startFakeJenkins({ jobs: { a: endless } });
  const options = { ...as(jenkins), candidates: ["a"], parameters: { REF: "same" } };
  await select({ ...options, parameters: { REF: "first" }, waitFor: "started" });
  const stop = new AbortController();
  let joins: Promise<unknown> | undefined;
  const { result } = await select({ ...options, signal: stop.signal }, ({ event }) => {
    if (event !== "queue.waiting" || joins !== undefined) return;
    joins = select({ ...options, waitFor: "queued" }).then(() => setTimeout(() => stop.abort("enough"), 2500));
  });
  await joins;
  assert.deepEqual(
    [result.outcome, result.queueId, exitCodeOfSelection(result, {})],
    ["queued", jenkins.items()[0]?.id, 2],
  );
  assert.match(result.reason, /was left alone, since others wait for it too/);
  assert.equal(jenkins.items().length, 1);
});

test("an item that was left longer ago than Jenkins remembers is found by its build", async () => {
  await using jenkins = await startFakeJenkins({
    jobs: { a: { ...ref, durationMs: 600 } },
    timing: { leftItemMs: 20, startMs: 300 },
  });
  const { result } = await select({ ...as(jenkins), candidates: ["a"] });
  assert.deepEqual([result.outcome, result.result, result.buildNumber], ["finished", "SUCCESS", 1], result.reason);
});

for (const result of ["FAILURE", "UNSTABLE", "NOT_BUILT", "ABORTED"] as const)
  test(`${result} is told as it is`, async () => {
    await using jenkins = await startFakeJenkins({ jobs: { a: { ...ref, result } } });
    const { result: end } = await select({ ...as(jenkins), candidates: ["a"] });
    assert.deepEqual([end.outcome, end.result], ["finished", result]);
  });

test("an item that somebody cancels is not triggered any more", async () => {
  await using jenkins = await startFakeJenkins({ jobs: { a: endless } });
  const options = { ...as(jenkins), candidates: ["a"] };
  await select({ ...options, waitFor: "started" });
  const { result } = await select({ ...options, parameters: { REF: "second" } }, ({ event }) => {
    if (event === "queue.waiting") jenkins.disableJob("a");
  });
  assert.equal(result.outcome, "not-triggered");
  assert.match(result.reason, /^item \d+ of a was cancelled in the queue/);
});

test("a candidate that Jenkins refuses is passed over for the next one", async () => {
  await using jenkins = await startFakeJenkins({
    jobs: { a: ref, b: ref },
    users: [{ name: "user", token: "token", permissions: { a: ["Read"], b: ["Read", "Build", "Cancel"] } }],
  });
  const { result } = await select({ ...as(jenkins), candidates: ["a", "b"], random: () => 0.99 });
  assert.deepEqual([result.outcome, result.job], ["finished", "b"], result.reason);
});

test("a signal before the trigger sends nothing", async () => {
  await using jenkins = await startFakeJenkins({ jobs: { a: ref } });
  const { result } = await select({ ...as(jenkins), candidates: ["a"], signal: AbortSignal.abort("enough") });
  assert.equal(result.outcome, "not-triggered");
  assert.match(result.reason, /^enough, before anything was triggered/);
  assert.ok(jenkins.requests.every(({ method }) => method === "GET"));
});

test("a build is stopped, and seen to be", async () => {
  await using jenkins = await startFakeJenkins({ jobs: { a: endless } });
  const stop = new AbortController();
  const { result } = await select({ ...as(jenkins), candidates: ["a"], signal: stop.signal }, ({ event }) => {
    if (event === "build.started") stop.abort("enough");
  });
  assert.deepEqual([result.outcome, result.result], ["finished", "ABORTED"], result.reason);
  assert.equal(jenkins.builds("a")[0]?.result, "ABORTED");
});

test("a pipeline that ignores stop is told term, and then kill", async () => {
  await using jenkins = await startFakeJenkins({
    jobs: { a: { pipeline: true, durationMs: "until-told", ignores: ["stop", "term"] } },
  });
  const [stop, hurry] = [new AbortController(), new AbortController()];
  const { result } = await select(
    { ...as(jenkins), candidates: ["a"], signal: stop.signal, hurry: hurry.signal },
    ({ event }) => {
      if (event !== "build.started") return;
      stop.abort("enough");
      hurry.abort();
    },
  );
  assert.deepEqual([result.outcome, result.result], ["finished", "ABORTED"], result.reason);
  const orders = asked(jenkins).filter((request) => /^POST .*\/1\//.test(request));
  assert.deepEqual(orders, ["POST /job/a/1/stop", "POST /job/a/1/term", "POST /job/a/1/kill"]);
});

test("without the permission to cancel nothing is said to be stopped", async () => {
  await using jenkins = await startFakeJenkins({
    jobs: { a: endless },
    users: [{ name: "user", token: "token", permissions: { "*": ["Read", "Build"] } }],
  });
  const options = { ...as(jenkins), candidates: ["a"] };
  for (const when of ["build.started", "queue.waiting"] as const) {
    const stop = new AbortController();
    const parameters = { REF: when };
    const { result } = await select({ ...options, parameters, signal: stop.signal }, ({ event }) => {
      if (event === when) stop.abort("enough");
    });
    assert.equal(result.outcome, "lost-sight");
    assert.match(result.reason, /could not be stopped: POST .*lacks/);
  }
});

test("a wrong token, a missing permission, a missing login and a missing candidate are told apart", async () => {
  await using jenkins = await startFakeJenkins({
    jobs: { a: ref, hidden: ref, shy: ref },
    users: [{ name: "user", token: "token", permissions: { a: ["Read", "Build"], shy: ["Discover"] } }],
  });
  const candidates = ["a", "hidden", "shy", "nowhere"];
  const failure = async (options: object) => {
    const error = await rankCandidates({ ...as(jenkins), candidates, ...options }).catch((failed: unknown) => failed);
    assert.ok(error instanceof JenkinsError, String(error));
    return error.message.replace(jenkins.url, "");
  };
  assert.equal(await failure({ token: "wrong" }), "GET /queue/api/json: wrong user or token (401); the user is 'user'");
  const { url } = jenkins;
  const anonymous = await rankCandidates({ url, candidates }).catch((failed: unknown) => failed);
  assert.match(String(anonymous), /Jenkins wants to know who asks \(403\); give a user and an API token/);
  const { ranking, excluded } = await rankCandidates({ ...as(jenkins), candidates });
  assert.deepEqual(
    ranking.map(({ job }) => job),
    ["a"],
  );
  assert.deepEqual(excluded, [
    { job: "hidden", why: "is not visible to user user, or does not exist" },
    { job: "shy", why: "is not visible to user user, or does not exist" },
    { job: "nowhere", why: "is not visible to user user, or does not exist" },
  ]);
});

test("a password, and a server without security, get their crumbs", async () => {
  for (const [options, who] of [
    [{}, { user: "user", token: "password" }],
    [{ security: false }, {}],
    [{ security: false, crumbs: false }, {}],
  ] as const) {
    await using jenkins = await startFakeJenkins({ jobs: { a: ref }, ...options });
    const { result } = await select({ url: jenkins.url, ...who, candidates: ["a"] });
    assert.deepEqual([result.outcome, result.result], ["finished", "SUCCESS"], result.reason);
  }
});

test("behind a context path, a proxy that hides the address, and with odd names it is the same", async () => {
  const name = "team x/50% grün+/a(b)'c";
  await using jenkins = await startFakeJenkins({
    jobs: { [name]: ref },
    contextPath: "/ci/jenkins",
    rootUrl: "https://elsewhere.example/root",
    locationOrigin: "http://inside:8080",
  });
  const { result } = await select({ ...as(jenkins), candidates: ["team x/*/a*"], parameters: { REF: "y" } });
  assert.deepEqual([result.outcome, result.result, result.job], ["finished", "SUCCESS", name], result.reason);
});

test("options that cannot be used are refused before anything is asked", async () => {
  await using jenkins = await startFakeJenkins({ jobs: { a: ref } });
  const good = { ...as(jenkins), candidates: ["a"] };
  const wrong: [options: object, message: RegExp][] = [
    [{ candidates: [] }, /no candidates are given/],
    [{ candidates: ["a//b", "**"] }, /'a\/\/b' has an empty part.*\n.*'\*\*'/],
    [{ url: "ci.example" }, /no scheme/],
    [{ waitFor: "end" }, /waitFor is queued or started or finished, not 'end'/],
    [{ pollMs: 0 }, /more than 0 and at most 4 minutes/],
    [{ pollMs: 250_000 }, /more than 0 and at most 4 minutes/],
    [{ allowResults: ["GREEN"] }, /'GREEN' is no result of a build/],
    [{ parameters: { "": "x" } }, /a parameter has no name/],
    [{ parameters: { A: 1 } }, /the value of parameter 'A' is not a text/],
    [{ requestId: "" }, /the id of the request is empty/],
    [{ requestId: "a", parameters: { JIPPER_REQUEST_ID: "b" } }, /given twice/],
    [{ timeoutMs: Number.NaN }, /timeoutMs is a number of milliseconds/],
  ];
  for (const [options, message] of wrong)
    await assert.rejects(selectAndTrigger({ ...good, ...options }), (error: unknown) => {
      assert.ok(error instanceof SelectionInputError, String(error));
      assert.match(error.message, message);
      return true;
    });
  assert.deepEqual(jenkins.requests, []);
});
