import assert from "node:assert/strict";
import { test } from "node:test";
import type { CandidateAnswer, CandidateRead } from "../../src/selection/candidates.ts";
import { parseCandidates, readsFor, resolveCandidates } from "../../src/selection/candidates.ts";
import type { JobJson } from "../../src/selection/jenkins-json.ts";
import { root } from "./fleets.ts";

const mistakes: readonly (readonly [names: readonly string[], mistakes: readonly string[]])[] = [
  [[], ["no candidates are given; name the Jenkins jobs to choose from"]],
  [
    ["", " "],
    ["a candidate has no name", "a candidate has no name"],
  ],
  [["a//b"], ["'a//b' has an empty part; write it like folder/job"]],
  [["a/**"], ["'**' in 'a/**' is not known; write one * for each folder: a/*/b"]],
  [["a/b**"], ["'**' in 'a/b**' is not known; write one * for each folder: a/*/b"]],
  [["a/../b"], ["'..' in 'a/../b' is no name; write the full name from the root, folder/job"]],
  [
    ["https://ci.example/job/a"],
    ["'https://ci.example/job/a' is an address; write the full name of the Jenkins job, folder/job"],
  ],
];

for (const [names, expected] of mistakes)
  test(`${JSON.stringify(names)} is told to be wrong`, () => {
    assert.deepEqual(parseCandidates(names).mistakes, expected);
  });

test("names are trimmed, and count once", () => {
  const { candidates } = parseCandidates([" a ", "/team/b/", "a", "team/b"]);
  assert.deepEqual(
    candidates.map(({ name }) => name),
    ["a", "team/b"],
  );
});

const reads: readonly (readonly [names: readonly string[], paths: readonly string[]])[] = [
  [["a"], ["/job/a/api/json"]],
  [["a", "b"], ["/api/json"]],
  [["team/a", "team/b"], ["/job/team/api/json"]],
  [
    ["team/a", "other/b"],
    ["/job/team/job/a/api/json", "/job/other/job/b/api/json"],
  ],
  [["team/*"], ["/job/team/api/json"]],
  [["team/*", "team/a"], ["/job/team/api/json"]],
  [["*/deploy"], ["/api/json"]],
  [["a b/c%"], ["/job/a%20b/job/c%25/api/json"]],
];

for (const [names, paths] of reads)
  test(`${names.join(" and ")} ${paths.length === 1 ? "takes one read" : `take ${paths.length} reads`}`, () => {
    assert.deepEqual(
      readsFor(parseCandidates(names).candidates).map(({ path }) => path),
      paths,
    );
  });

test("a folder is read as deep as its globs go, and a folder in it is told from a Jenkins job", () => {
  const [read] = readsFor(parseCandidates(["*/deploy"]).candidates);
  assert.match(read?.tree ?? "", /^jobs\[name,.*,jobs\[name,.*,jobs\[name\]\]\]$/);
});

/** Jenkins jobs as a folder lists them. */
function job(fullName: string, more: Partial<JobJson> = {}): JobJson {
  const url = `${root}/job/${fullName.split("/").map(encodeURIComponent).join("/job/")}/`;
  return { name: fullName.split("/").at(-1) ?? "", fullName, url, buildable: true, disabled: false, ...more };
}

function folder(fullName: string, jobs: readonly JobJson[]): JobJson {
  return { name: fullName.split("/").at(-1) ?? "", fullName, jobs };
}

function resolve(names: readonly string[], answer: (read: CandidateRead) => CandidateAnswer, user?: string) {
  const { candidates } = parseCandidates(names);
  const answers = new Map(readsFor(candidates).map((read) => [read, answer(read)] as const));
  const { jobs, excluded } = resolveCandidates(candidates, answers, user);
  return { jobs: jobs.map(({ job: name }) => name), excluded };
}

const team = folder("team", [
  job("team/build-a"),
  job("team/build-b", { disabled: true, buildable: false }),
  job("team/build-c", { buildable: false }),
  job("team/deploy"),
  folder("team/build-old", [job("team/build-old/x")]),
]);

const resolutions: readonly (readonly [
  title: string,
  names: readonly string[],
  expected: ReturnType<typeof resolve>,
])[] = [
  [
    "a glob stands for what it matches, without the folders",
    ["team/build-*"],
    {
      jobs: ["team/build-a"],
      excluded: [
        { job: "team/build-b", why: "is disabled" },
        { job: "team/build-c", why: "cannot be built just now" },
      ],
    },
  ],
  [
    "a glob that overlaps a name counts once, and the order is that of the names",
    ["team/deploy", "team/*"],
    {
      jobs: ["team/deploy", "team/build-a"],
      excluded: [
        { job: "team/build-b", why: "is disabled" },
        { job: "team/build-c", why: "cannot be built just now" },
      ],
    },
  ],
  [
    "a folder that is named is told to be one, and what is not there is told",
    ["team/build-old", "team/nowhere"],
    {
      jobs: [],
      excluded: [
        { job: "team/build-old", why: "is a folder and no Jenkins job; name a Jenkins job in it" },
        { job: "team/nowhere", why: "is not visible to user ci, or does not exist" },
      ],
    },
  ],
  [
    "case does not matter, the name is as Jenkins has it",
    ["team/DEPLOY", "team/deploy"],
    { jobs: ["team/deploy"], excluded: [] },
  ],
  [
    "a glob that matches nothing is told",
    ["team/x*"],
    { jobs: [], excluded: [{ job: "team/x*", why: "matches no Jenkins job that user ci may see" }] },
  ],
  [
    "a glob that matches folders only is told what to write",
    ["team/*-old"],
    {
      jobs: [],
      excluded: [{ job: "team/*-old", why: "matches folders only; write team/*-old/* for the Jenkins jobs in them" }],
    },
  ],
  [
    "what looks like an expression is a name",
    ["team/deplo.", "team/d*y"],
    {
      jobs: ["team/deploy"],
      excluded: [{ job: "team/deplo.", why: "is not visible to user ci, or does not exist" }],
    },
  ],
];

for (const [title, names, expected] of resolutions)
  test(title, () => {
    assert.deepEqual(
      resolve(names, () => ({ json: team }), "ci"),
      expected,
    );
  });

const globs: readonly (readonly [glob: string, names: readonly string[]])[] = [
  ["*", ["aba", "ab", "a", "b.a", "ü ü"]],
  ["a*a", ["aba"]],
  ["*a", ["aba", "a", "b.a"]],
  ["a*", ["aba", "ab", "a"]],
  ["*b*", ["aba", "ab", "b.a"]],
  ["a*b*a", ["aba"]],
  ["a*ba*a", []],
  ["*b*b*", []],
  ["A*", []],
  ["ü*ü", ["ü ü"]],
];

for (const [glob, names] of globs)
  test(`${glob} matches ${names.join(" and ") || "nothing"}`, () => {
    const json = folder(
      "",
      ["aba", "ab", "a", "b.a", "ü ü"].map((name) => job(name)),
    );
    assert.deepEqual(resolve([glob], () => ({ json })).jobs, names);
  });

test("a glob with many stars takes no time", { timeout: 5000 }, () => {
  const json = folder("", [job("a".repeat(200))]);
  assert.deepEqual(resolve([`${"*a".repeat(30)}b`], () => ({ json })).jobs, []);
});

test("globs go through folders", () => {
  const root = folder("", [team, folder("other", [job("other/deploy")]), job("deploy")]);
  assert.deepEqual(
    resolve(["*/deploy"], () => ({ json: root })),
    { jobs: ["team/deploy", "other/deploy"], excluded: [] },
  );
});

test("a read that was refused leaves out its candidates, and no others", () => {
  const answer = ({ path }: CandidateRead): CandidateAnswer =>
    path.includes("secret") ? { why: "must not be read by user ci" } : { json: job("a") };
  assert.deepEqual(resolve(["secret/x", "a"], answer, "ci"), {
    jobs: ["a"],
    excluded: [{ job: "secret/x", why: "must not be read by user ci" }],
  });
});

test("a server that tells no full names and no `disabled` is understood", () => {
  const json: JobJson = {
    name: "",
    jobs: [
      { name: "a b", url: `${root}/job/a%20b/`, buildable: true },
      { name: "off", buildable: false },
    ],
  };
  assert.deepEqual(
    resolve(["a b", "off"], () => ({ json })),
    {
      jobs: ["a b"],
      excluded: [{ job: "off", why: "is disabled" }],
    },
  );
});

test("a server that tells no full names is asked in any case, and named as it names itself", () => {
  const asked = (name: string, url?: string): CandidateAnswer => ({
    json: { name, buildable: true, ...(url === undefined ? {} : { url: `${root}${url}` }) },
  });
  assert.deepEqual(resolve(["TEAM/APP"], () => asked("App", "/job/team/job/APP/")).jobs, ["team/App"]);
  assert.deepEqual(resolve(["APP"], () => asked("App")).jobs, ["App"]);
});

test("what a server leaves empty is passed over", () => {
  const property = [null, {}, { parameterDefinitions: null }, { parameterDefinitions: [null, { name: "REF" }] }];
  const { candidates } = parseCandidates(["a"]);
  const json = { ...job("a"), jobs: null, property } as unknown as JobJson;
  const { jobs } = resolveCandidates(candidates, new Map(readsFor(candidates).map((read) => [read, { json }])), "ci");
  assert.deepEqual(jobs, [{ job: "a", isConcurrent: false, nextBuildNumber: 1, parameters: [{ name: "REF" }] }]);
});
