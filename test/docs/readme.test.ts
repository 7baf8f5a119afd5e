import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { parse } from "yaml";
import { parsePlan } from "../../src/plan/parse.ts";
import { tempFolder } from "../support/temp-folder.ts";

const root = join(import.meta.dirname, "..", "..");
const read = (path: string) => fs.readFileSync(join(root, path), "utf8");
const readme = read("README.md");
const pages = [
  "README.md",
  "CONTRIBUTING.md",
  ...fs.readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" }).map((path) => join("docs", path)),
].filter((path) => path.endsWith(".md"));

/** The texts of the code blocks of one language. */
function blocks(markdown: string, language: string): string[] {
  return [...markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, name, text = ""]) =>
    name === language ? text : [],
  );
}

/** First and second cells of the rows below a heading row that begins so. */
function table(markdown: string, heading: string): [string, string][] {
  const rows = markdown.split(`\n| ${heading} `)[1]?.split("\n\n")[0]?.split("\n").slice(2) ?? [];
  return rows.map((row) => {
    const [, first = "", second = ""] = row.split("|").map((cell) => cell.trim().replace(/^`|`$/g, ""));
    return [first, second];
  });
}

test("every step list in the docs is one", () => {
  let lists = 0;
  for (const page of pages)
    for (const text of blocks(read(page), "yaml")) {
      const document: unknown = parse(text);
      const workflow = Array.isArray(document) && document.some((step) => step.uses);
      const inline = workflow
        ? document.flatMap((step: { with?: { steps?: string } }) => step.with?.steps ?? [])
        : [text];
      for (const list of inline) {
        assert.ok(parsePlan(list, { label: page, directory: "/", isLookedAt: true }).steps.length > 0);
        lists++;
      }
    }
  assert.ok(lists >= 4, `${lists} step lists were found`);
});

test("the tables of inputs and outputs are those of action.yml", () => {
  const action = parse(read("action.yml")) as { inputs: Record<string, { default?: string }>; outputs: object };
  const inputs = Object.entries(action.inputs).filter(([name]) => name !== "job-status");
  assert.deepEqual(
    table(readme, "input"),
    inputs.map(([name, input]) => [name, input.default ?? ""]),
  );
  assert.deepEqual(
    table(readme, "output").map(([name]) => name),
    Object.keys(action.outputs),
  );
});

test("the first command prints what the README shows, but for times and the run's id", async () => {
  await using state = tempFolder();
  const { stdout, status } = spawnSync(process.execPath, ["dist/cli.js", "run", "examples/first/jipper.yml"], {
    cwd: root,
    env: { PATH: process.env["PATH"], HOME: state.path, TMPDIR: state.path },
    encoding: "utf8",
  });
  const plain = (text: string) => text.replace(/run \w{4}\b/, "run …").replace(/ +\d+(\.\d)? (ms|s)\b/g, " …");
  assert.equal(plain(stdout), plain(blocks(readme, "text")[0] ?? ""));
  assert.equal(status, 1);
});

test("the library's example runs as pasted, and its types hold", async () => {
  await using folder = tempFolder();
  const example = blocks(readme, "ts")[0] ?? "";
  fs.mkdirSync(join(folder.path, "node_modules"));
  fs.symlinkSync(root, join(folder.path, "node_modules", "jipper"));
  fs.writeFileSync(join(folder.path, "package.json"), '{ "type": "module" }');
  fs.writeFileSync(join(folder.path, "example.ts"), example);
  const tsc = join(root, "node_modules", ".bin", "tsc");
  const options = [
    "--outDir",
    "out",
    "--module",
    "nodenext",
    "--target",
    "es2023",
    "--strict",
    "--types",
    "node",
    "--typeRoots",
    join(root, "node_modules", "@types"),
  ];
  const types = spawnSync(tsc, [...options, "example.ts"], { cwd: folder.path, encoding: "utf8" });
  assert.equal(types.stdout, "");
  const env = { ...process.env, XDG_STATE_HOME: folder.path, RUNNER_TEMP: "" };
  const printed = execFileSync(process.execPath, ["out/example.js"], { cwd: folder.path, env, encoding: "utf8" });
  assert.match(printed, /^leaving\ndeleting vol of 10G\nJoin node · run \w+\n/);
  assert.match(printed, /\nrolled-back\n$/);
});

test("verbs and options that the README names are those of the help", () => {
  const help = (...words: string[]) =>
    execFileSync(process.execPath, ["dist/cli.js", ...words, "--help"], { cwd: root, encoding: "utf8" });
  const usage = blocks(readme, "text").find((text) => text.startsWith("jipper run")) ?? "";
  const verbs = [...usage.matchAll(/^jipper (\w+)/gm)].map(([, verb]) => verb);
  assert.deepEqual(
    verbs,
    [...help().matchAll(/^ {2}(\w+) {2,}[A-Z]/gm)].map(([, verb]) => verb),
  );
  const options = new Set([...help("run").matchAll(/^ {2}(--[\w-]+)/gm)].map(([, option]) => option));
  for (const [option] of usage.matchAll(/--[\w-]+/g))
    assert.ok(options.has(option), `${option} is no option of jipper run`);
});

test("every dependency has its line, and no line is of something else", () => {
  const { dependencies, devDependencies } = JSON.parse(read("package.json"));
  const contributing = read("CONTRIBUTING.md");
  assert.deepEqual(
    table(contributing, "at run time").map(([name]) => name),
    Object.keys(dependencies),
  );
  assert.deepEqual(
    table(contributing, "for development").map(([name]) => name),
    Object.keys(devDependencies),
  );
});

test("every link within the project leads somewhere", () => {
  const broken = pages.flatMap((page) =>
    [...read(page).matchAll(/\]\(([^)#]+)/g)].flatMap(([, target = ""]) =>
      /^https?:/.test(target) || fs.existsSync(join(root, dirname(page), target)) ? [] : `${page}: ${target}`,
    ),
  );
  assert.deepEqual(broken, []);
});

test("the version is said once and the same everywhere", () => {
  const { version } = JSON.parse(read("package.json"));
  assert.match(read("src/version.ts"), new RegExp(`"${version.replaceAll(".", "\\.")}"`));
  assert.ok(read("CHANGELOG.md").includes(version));
});
