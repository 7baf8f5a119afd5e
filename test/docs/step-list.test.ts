import assert from "node:assert/strict";
import fs from "node:fs";
import { basename, dirname, join } from "node:path";
import { test } from "node:test";
import { isMap, isSeq, type Node, parseDocument } from "yaml";
import { knownContexts } from "../../src/plan/expressions/expression.ts";
import { plainFunctions, statusFunctions } from "../../src/plan/expressions/expression-parse.ts";
import type { KeyTable } from "../../src/plan/keys/key-table.ts";
import { fileTable, stepTable } from "../../src/plan/keys/keys.ts";
import type { Event } from "../../src/report/event.ts";
import { CliFolder } from "../support/cli.ts";
import { startFakeJenkins } from "../support/fake-jenkins/fake-jenkins.ts";
import { lives, pidsIn } from "../support/processes.ts";
import { keyMarkers, keyTables, withKeyTables } from "./key-tables.ts";
import { blocks, named, read, root, rows, table } from "./pages.ts";

const page = read("docs/step-list.md");
const expressionsPage = read("docs/expressions.md");

test("the tables of keys are those of the code", () => {
  assert.equal(page, withKeyTables(page), "run: node --import tsx .ci/key-tables.mjs");
  assert.deepEqual(
    [...page.matchAll(keyMarkers)].map(([, , name]) => name),
    Object.keys(keyTables),
  );
});

/** Code blocks that name the file that they are, by that name. */
function files(markdown: string): { readonly [name: string]: string } {
  const all = [...blocks(markdown, "yaml"), ...blocks(markdown, "js")];
  return Object.fromEntries(
    all.flatMap((text) => (/^(?:#|\/\/) (\S+\.\w+)\n/.exec(text) ? [[nameOf(text), text]] : [])),
  );
}

const nameOf = (text: string) => /^(?:#|\/\/) (\S+)\n/.exec(text)?.[1] ?? "";

type Expected = {
  /** What was done, in order; between `&` in any order. */
  readonly trace: string;
  /** What scripts do beyond noting that they were called. */
  readonly scripts?: { readonly [name: string]: string };
  readonly args?: readonly string[];
  readonly env?: { readonly [name: string]: string };
  /** A file with the id of a process that does not run any more. */
  readonly ended?: string;
  /** Calls of scripts, with their arguments, or lines that are printed. */
  readonly says?: readonly string[];
};

const fails = "exit 1";
const once = 'test "$JIPPER_ATTEMPT" != 1';

const examples: { readonly [page: string]: { readonly [file: string]: Expected } } = {
  "docs/step-list.md": {
    "join.yml": {
      trace: "volume; a & b; step-2; join; step-6 failed; undo join; undo a & undo b; undo volume",
      scripts: { "create-volume.sh": 'echo "id=vol-7" >> "$GITHUB_OUTPUT"', "check-health.sh": fails },
      says: ["create-volume.sh 10G", "ac2: joining with vol-7", "member 4 leaves", "delete-volume.sh vol-7"],
    },
    "typed.yml": {
      trace: "step-1; step-2",
      args: ["--param", "node=n-4", "--param", "stage=live"],
      scripts: { "create-volume.sh": 'echo "the token is $TOKEN"' },
      env: { JIPPER_PARAM_TOKEN: "hush-hush", JIPPER_PARAM_SIZE: "12" },
      says: ["create-volume.sh n-4 12", "drain.sh n-4", "the token is ***"],
    },
    "defaults.yml": { trace: "step-1; step-2 failed; undo step-1", scripts: { "deploy/check.sh": fails } },
    "machine.yml": {
      trace: "create",
      scripts: { "create-machine.sh": 'echo "address=10.0.0.7" >> "$GITHUB_OUTPUT"' },
      says: ["create-machine.sh a"],
    },
    "machines.yml": {
      trace:
        "first/create; first; second/create; second; step-3 failed; undo second/create; undo second; undo first/create",
      scripts: {
        "create-machine.sh": 'echo "address=10.0.0.$([ "$1" = a ] && echo 7 || echo 8)" >> "$GITHUB_OUTPUT"',
        "connect.sh": fails,
      },
      says: [
        "create-machine.sh b",
        "connect.sh http://10.0.0.7:2379 http://10.0.0.8:2379",
        "delete-machine.sh 10.0.0.8",
        "forget.sh 10.0.0.8",
        "delete-machine.sh 10.0.0.7",
      ],
    },
    "names.yml": { trace: "volume; step-2", says: ["./check.sh"] },
    "shells.yml": { trace: "step-1; step-2", says: ["hello from"] },
    "stage.yml": { trace: "step-1", says: ["deploy.sh test eu-test"] },
    "limits.yml": { trace: "wait timed-out; undo wait", scripts: { "wait-for-quorum.sh": "sleep 60" } },
    "conditions.yml": {
      trace: "volume; drain skipped; check failed; logs; undo volume",
      scripts: { "check.sh": fails },
    },
    "retries.yml": {
      trace: "undo volume; volume retrying; volume; step-2 failed; undo volume",
      scripts: { "create-volume.sh": `${once} || exit 75`, "check.sh": fails },
    },
    "may-fail.yml": {
      trace: "warm failed; tell",
      scripts: { "warm-cache.sh": fails },
      says: ["tell.sh failure, success"],
    },
    "pivot.yml": {
      trace: "build; publish; announce failed; undo announce",
      scripts: { "announce.sh": fails },
    },
    "traffic.yml": {
      trace: "traffic; migrate failed; undo traffic",
      scripts: { "migrate.sh": fails },
      says: ["drain.sh new", "route.sh old migrate failed"],
    },
    "service.yml": {
      trace: "service; step-2 failed; undo service",
      scripts: {
        "serve.sh": "echo $$ > service.pid; ln service.pid kept; sleep 60",
        "check.sh": "until [ -s kept ]; do sleep 0.01; done; exit 1",
      },
      ended: "kept",
    },
    "parallel.yml": {
      trace: "b failed; a cancelled; nodes failed; undo a & undo b; undo nodes",
      scripts: {
        "start.sh": "touch a-runs; sleep 60",
        "start-badly.sh": "until [ -e a-runs ]; do sleep 0.01; done; exit 1",
      },
    },
    "serial.yml": {
      trace: "pull; start failed; undo start; undo pull; deploy retrying; pull; start; deploy; step-4",
      scripts: { "pull.sh": 'echo "image=v2" >> "$GITHUB_OUTPUT"', "start.sh": once },
      says: ["tell.sh v2"],
    },
    "cluster.yml": {
      trace:
        "first/volume; first; second/volume; second; step-3 failed; undo second/volume; undo first/volume; undo first",
      scripts: { "check.sh": fails },
      says: ["create-volume.sh n-1 20", "create-volume.sh n-2 10"],
    },
    "node.yml": { trace: "volume", args: ["--param", "name=n-9"], says: ["create-volume.sh n-9 10"] },
    "member.yml": {
      trace: "join; step-2; step-3 failed; undo join",
      scripts: { "check.sh": fails },
      says: [
        "join, try 1: 2 nodes, 21",
        "Joined as **m-4**.",
        "tell.sh m-4",
        "4 is m-4; succeeded; step-3 failed; true",
      ],
    },
    "image.yml": {
      trace: "image; step-2; step-3 failed; undo image",
      scripts: { "check.sh": fails },
      says: ["tell.sh image-a 1", "chose image-delete"],
    },
    "hand-on.yml": {
      trace: "volume; step-2; step-3 failed; undo volume",
      scripts: { "check.sh": fails },
      says: ["tell.sh /data vol-7", "Made **vol-7**.", "delete-volume.sh vol-7"],
    },
  },
  "docs/expressions.md": {
    "places.yml": {
      trace: "make; copy failed; undo copy; undo make",
      says: ["made.txt to ", "/x/made.txt", "made.txt is undone because of copy, exit code 3"],
    },
    "through-env.yml": { trace: "step-1", says: ["it's; rm -rf /"] },
    "skipped.yml": { trace: "measure skipped; step-2; step-3 skipped; step-4 skipped", says: ["size 10"] },
    "secret.yml": {
      trace: "step-1",
      env: { JIPPER_PARAM_ACCOUNT: '{"user":"ci-bot","password":"hush-hush"}' },
      says: ["*** logs in with ***"],
    },
  },
};

for (const [path, lists] of Object.entries(examples)) {
  const written = files(read(path));
  test(`every example of ${path} is run`, () => {
    assert.deepEqual(
      Object.keys(lists),
      Object.keys(written).filter((name) => name.endsWith(".yml")),
    );
  });
  for (const [name, expected] of Object.entries(lists))
    test(`${path}: ${name} does what the page says`, async () => {
      const { trace, says = [], args = [], scripts = {}, env = {} } = expected;
      await using folder = new CliFolder();
      await using jenkins = name === "image.yml" ? await startFakeJenkins({ jobs }) : undefined;
      for (const [file, text] of Object.entries(written)) folder.write(file, text);
      const called = [
        ...Object.values(written)
          .join("\n")
          .matchAll(/\.\/([\w-]+\.sh)/g),
      ].map(([, script = ""]) => script);
      fs.mkdirSync(folder.file("deploy"));
      for (const script of [...called, ...called.map((script) => `deploy/${script}`)]) {
        const { [script]: body = "" } = scripts;
        folder.write(script, `#!/bin/sh\necho "${script.replace(/^.*\//, "")} $*"\n${body}\n`);
        fs.chmodSync(folder.file(script), 0o755);
      }
      const server = jenkins === undefined ? {} : { ...credentials, JENKINS_URL: jenkins.url };
      const words = ["run", name, ...args, "--events", "events"];
      const { code, stdout, stderr } = await folder.startWith({ ...server, ...env }, ...words).ended;
      assert.equal(stderr, "");
      const done = folder.lines("events").flatMap((line) => toldOf(JSON.parse(line) as Event));
      assert.deepEqual(alike(trace, done), trace, stdout);
      assert.equal(code, trace.includes("undo") && !trace.endsWith("step-4") ? 1 : 0, stdout);
      for (const words of says) assert.ok(stdout.includes(words), `'${words}' is missing in\n${stdout}`);
      if (expected.ended !== undefined) {
        const [pid = 0] = await pidsIn(folder.file(expected.ended), 1);
        assert.equal(lives(pid), false);
      }
    });
}

const credentials = { JENKINS_USER_ID: "user", JENKINS_API_TOKEN: "token" };
const jobs = {
  "image-a": { parameters: [{ name: "REF", kind: "string" }] },
  "image-delete": { parameters: [{ name: "BUILD", kind: "string" }] },
} as const;

/** The end that an event tells of. */
function toldOf(event: Event): string[] {
  switch (event.event) {
    case "step.succeeded":
      return [event.step];
    case "step.failed":
    case "step.timed-out":
    case "step.cancelled":
    case "step.skipped":
    case "step.retrying":
      return [`${event.step} ${event.event.slice("step.".length)}`];
    case "revert.succeeded":
      return [`undo ${event.step}`];
    case "revert.failed":
    case "revert.timed-out":
      return [`undo ${event.step} failed`];
    default:
      return [];
  }
}

/** What was done, written as what was expected, where it is the same. */
function alike(expected: string, done: readonly string[]): string {
  let at = 0;
  const parts = expected.split("; ").map((part) => {
    const wanted = part.split(" & ");
    const found = done.slice(at, at + wanted.length);
    at += wanted.length;
    return [...found].sort().join() === [...wanted].sort().join() ? part : found.join(" & ");
  });
  return [...parts, ...done.slice(at)].join("; ");
}

const ofGroups: readonly (readonly [check: string, code: number, end: string])[] = [
  ["fail", 1, "two; nodes; check failed; logs; undo one/config & undo two/config; undo folder"],
  ["pass", 0, "two; nodes; check; logs skipped; publish"],
];
for (const [check, code, end] of ofGroups)
  test(`the example of groups ends as it says when its check is told to ${check}`, async () => {
    await using folder = new CliFolder();
    const list = join(root, "examples", "groups", "jipper.yml");
    const ended = await folder.run("run", list, "--param", `check=${check}`, "--events", "events");
    const done = folder.lines("events").flatMap((line) => toldOf(JSON.parse(line) as Event));
    const tried = done.filter((told) => told.startsWith("two/") || told.startsWith("undo two/")).slice(0, 5);
    assert.equal(tried.join("; "), "two/config; two/start failed; undo two/config; two/config; two/start");
    assert.equal(alike(end, done.slice(-end.split(/[;&]/).length)), end, ended.stdout);
    assert.equal(ended.code, code);
    const left = fs.readdirSync(folder.file(".tmp"), { recursive: true, encoding: "utf8" });
    assert.deepEqual(
      left.filter((path) => /\/(one|two)$/.test(path)).map((path) => basename(path)),
      code === 0 ? ["one", "two"] : [],
    );
  });

test("every key stands in an example", () => {
  const used = new Map<KeyTable, Set<string>>(Object.values(keyTables).map((one) => [one, new Set()]));
  for (const text of blocks(page, "yaml")) {
    const { contents } = parseDocument(text);
    if (contents !== null) walk(contents, isSeq(contents) ? undefined : fileTable);
  }
  for (const [one, keys] of used) assert.deepEqual([...keys].sort(), Object.keys(one.keys).sort(), one.what);

  function walk(node: Node, of: KeyTable | undefined): void {
    if (isSeq(node)) for (const item of node.items) walk(item as Node, stepTable);
    if (!isMap(node) || of === undefined) return;
    for (const { key, value } of node.items) {
      const name = String(key);
      const form = of.keys[name];
      assert.ok(form !== undefined, `'${name}' is no key of ${of.what}`);
      used.get(of)?.add(name);
      if (form.is === "steps") walk(value as Node, stepTable);
      else if (form.is === "map-of" && isMap(value)) for (const one of value.items) walk(one.value as Node, form.table);
      else if ("table" in form) walk(value as Node, form.table);
    }
  }
});

test("the page of expressions names the contexts and functions that there are", () => {
  const contexts = rows(expressionsPage, "context").map(([name]) => name);
  assert.deepEqual(contexts.sort(), [...knownContexts].sort());
  const functions = named(table(expressionsPage, "functions").flat().join()).map((name) => name.replace(/\(.*/, ""));
  assert.deepEqual(functions.sort(), [...plainFunctions, ...statusFunctions].sort());
});

test("the schema that the docs give to editors is there", () => {
  for (const path of ["README.md", "docs/step-list.md"]) {
    const [, schema = ""] = /yaml-language-server: \$schema=\S*?\/(schema\/\S+)/.exec(read(path)) ?? [];
    assert.ok(fs.existsSync(new URL(`../../${schema}`, import.meta.url)) && dirname(schema) === "schema", path);
  }
});
