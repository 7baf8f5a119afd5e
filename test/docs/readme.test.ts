import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { parse } from "yaml";
import { defaultsTable, fileTable, parameterTable, revertTable, stepTable } from "../../src/plan/keys.ts";
import { parsePlan } from "../../src/plan/parse.ts";
import { StepListError } from "../../src/plan/problem.ts";
import { CliFolder } from "../support/cli.ts";
import { tempFolder } from "../support/temp-folder.ts";

const root = join(import.meta.dirname, "..", "..");
const read = (path: string) => fs.readFileSync(join(root, path), "utf8");
const readme = read("README.md");
const stepListPage = read("docs/step-list.md");
const pages = [
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  ...fs.readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" }).map((path) => join("docs", path)),
].filter((path) => path.endsWith(".md"));
const action = parse(read("action.yml")) as { inputs: Record<string, { default?: string }>; outputs: object };

/** The texts of the code blocks of one language. */
function blocks(markdown: string, language: string): string[] {
  return [...markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, name, text = ""]) =>
    name === language ? text : [],
  );
}

/** The first block of any language that begins so. */
function blockThatBegins(markdown: string, start: string): string {
  const text = markdown.split(`\n${start}`)[1]?.split("\n```")[0];
  assert.ok(text !== undefined, `no block begins with '${start}'`);
  return `${start}${text}\n`;
}

/** The table whose first heading is this: the first two cells of each row. */
function table(markdown: string, heading: string): [string, string][] {
  const rows = markdown.split(`\n| ${heading} `)[1]?.split("\n\n")[0]?.split("\n").slice(2) ?? [];
  return rows.map((row) => {
    const [, first = "", second = ""] = row.split("|").map((cell) => cell.trim().replace(/^`([^`]*)`$/, "$1"));
    return [first, second];
  });
}

/** The names in back quotes. */
function named(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
}

/** What differs from run to run, left out. */
function settled(text: string): string {
  return text.replace(/run \w{4,6}\b/, "run …").replace(/ +\d+(\.\d)? (ms|s)\b/g, " …");
}

type Step = { readonly uses?: string; readonly with?: { readonly [input: string]: unknown } };

test("every step list in the docs is one, and every workflow gives inputs that there are", () => {
  let lists = 0;
  for (const page of pages)
    for (const text of blocks(read(page), "yaml")) {
      const document: unknown = parse(text);
      const steps: Step[] = Array.isArray(document) && document.some((step) => step.uses) ? document : [];
      const inputs = steps.flatMap((step) => (step.uses ? Object.keys(step.with ?? {}) : []));
      assert.deepEqual(
        inputs.filter((name) => !Object.hasOwn(action.inputs, name)),
        [],
        page,
      );
      const inline =
        steps.length > 0 ? steps.flatMap((step) => (step.with?.["steps"] as string | undefined) ?? []) : [text];
      for (const list of inline) {
        assert.ok(parsePlan(list, { label: page, directory: "/", isLookedAt: true }).steps.length > 0);
        lists++;
      }
    }
  assert.ok(lists >= 7, `${lists} step lists were found`);
});

test("the tables of inputs and outputs are those of action.yml", () => {
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

test("the reference names all keys that there are, and no others", () => {
  const [ofList, ofStep] = stepListPage.split("\n## Keys of a step") as [string, string];
  const keys = (text: string) => table(text, "key");
  const beside = (text: string, key: string) => named(keys(text).find(([name]) => name === key)?.[1] ?? "");
  assert.deepEqual(
    keys(ofList).map(([name]) => name),
    Object.keys(fileTable.keys),
  );
  assert.deepEqual(beside(ofList, "params"), Object.keys(parameterTable.keys));
  assert.deepEqual(beside(ofList, "defaults").sort(), Object.keys(defaultsTable.keys).sort());
  assert.deepEqual(
    keys(ofStep).map(([name]) => name),
    Object.keys(stepTable.keys),
  );
  assert.deepEqual(beside(ofStep, "revert").sort(), Object.keys(revertTable.keys).sort());
  const inReadme = table(readme, "key of a step").flatMap(([name]) => (name.includes("`") ? named(name) : [name]));
  assert.deepEqual(inReadme.sort(), Object.keys(stepTable.keys).sort());
});

test("a mistake is told as the README shows it", () => {
  const shown = blocks(readme, "text").find((text) => text.includes("nothing was run")) ?? "";
  const [, line = "", text = ""] = /^ +(\d+) \| (.*)$/m.exec(shown) ?? [];
  const list = `${"#\n".repeat(Number(line) - 3)}steps:\n  - run: ./create-volume.sh\n${text}\n`;
  assert.throws(
    () => parsePlan(list, { label: "join.yml", directory: "/" }),
    (error) => error instanceof StepListError && `${error.message}\n` === shown,
  );
});

test("the first command prints what the README shows, but for times and the run's id", async () => {
  await using state = tempFolder();
  const { stdout, status } = spawnSync(process.execPath, ["dist/cli.js", "run", "examples/first/jipper.yml"], {
    cwd: root,
    env: { PATH: process.env["PATH"], HOME: state.path, TMPDIR: state.path },
    encoding: "utf8",
  });
  assert.equal(settled(stdout), settled(blocks(readme, "text")[0] ?? ""));
  assert.equal(status, 1);
});

test("the library's example prints what the README shows, and its types hold", async () => {
  await using folder = tempFolder();
  const write = (name: string, text: string) => fs.writeFileSync(join(folder.path, name), text);
  fs.mkdirSync(join(folder.path, "node_modules"));
  fs.symlinkSync(root, join(folder.path, "node_modules", "jipper"));
  write("package.json", '{ "type": "module" }');
  for (const name of ["my-app.js", "join.js"]) write(name, blockThatBegins(readme, `// ${name}\n`));

  const env = { PATH: process.env["PATH"], HOME: folder.path, XDG_STATE_HOME: folder.path };
  const printed = execFileSync(process.execPath, ["join.js"], { cwd: folder.path, env, encoding: "utf8" });
  assert.equal(settled(printed.trimEnd()), settled(blockThatBegins(readme, "leaving a and b\n").trimEnd()));

  const options = ["--noEmit", "--allowJs", "--checkJs", "--strict", "--noImplicitAny", "false"];
  const types = ["--module", "nodenext", "--target", "es2023", "--types", "node"];
  const roots = ["--typeRoots", join(root, "node_modules", "@types")];
  const tsc = join(root, "node_modules", ".bin", "tsc");
  const checked = spawnSync(tsc, [...options, ...types, ...roots, "join.js"], { cwd: folder.path, encoding: "utf8" });
  assert.equal(checked.stdout, "");
});

test("verbs, options and exit codes of the README are those of the help", () => {
  const help = (...words: string[]) =>
    execFileSync(process.execPath, ["dist/cli.js", ...words, "--help"], { cwd: root, encoding: "utf8" });
  const verbs = [...help().matchAll(/^ {2}(\w+) {2,}[A-Z]/gm)].map(([, verb = ""]) => verb);
  const usage = blockThatBegins(readme, "jipper run");
  const written = Object.fromEntries(usage.split(/^jipper /m).map((text) => [text.split(" ")[0], text]));
  assert.deepEqual(
    table(readme, "verb").map(([verb]) => verb),
    verbs,
  );
  for (const verb of verbs) {
    const options = [...help(verb).matchAll(/^ {2}(--[\w-]+)/gm)].map(([, option]) => option);
    const shown = [...(written[verb] ?? "").matchAll(/--[\w-]+/g)].map(([option]) => option);
    assert.deepEqual(shown.sort(), options.filter((option) => option !== "--help").sort(), verb);
  }
  const codes = [...(/^Exit code: .*$/m.exec(help())?.[0] ?? "").matchAll(/\d/g)].map(([code]) => code);
  assert.deepEqual(
    table(readme, "exit code").map(([code]) => code),
    codes,
  );
});

test("events and the result of a run hold what the README names, and nothing else", async () => {
  const list = [
    'steps: [{ id: a, run: "echo b=c >> $GITHUB_OUTPUT; echo d >> $JIPPER_DETAIL", revert: exit 2 }',
    '{ run: "true", revert: "true" }',
    "{ run: sleep 9, timeout: 100ms, revert: { run: sleep 9, timeout: 100ms } }]",
  ].join(", ");
  await using folder = new CliFolder({ "list.yml": `name: x\n${list}\n` });
  await folder.run("run", "list.yml", "--events", "events", "--result", "result");
  const events = folder.lines("events").map((line) => JSON.parse(line) as { event: string });
  const said = named(readme.split("`--events` writes")[1]?.split("```")[0] ?? "");
  assert.deepEqual(
    events.map(({ event }) => event).filter((event) => !said.includes(event)),
    [],
  );
  const fields = [...blockThatBegins(readme, "{ schema: 1, run,").matchAll(/([a-zA-Z]+)(\??)/g)];
  const keys = new Set<string>();
  JSON.parse(folder.read("result"), function (this: unknown, key: string, value: unknown) {
    if (!Array.isArray(this) && key !== "" && key !== "b") keys.add(key);
    return value;
  });
  assert.deepEqual(
    [...keys].filter((key) => !fields.some(([, name]) => name === key)),
    [],
  );
  assert.deepEqual(
    fields.flatMap(([, name = "", mayBeAbsent]) => (mayBeAbsent || keys.has(name) ? [] : name)),
    [],
  );
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
  const headings = (path: string) =>
    [...read(path).matchAll(/^#+ (.+)$/gm)].map(([, text = ""]) =>
      text
        .toLowerCase()
        .replace(/[^\w -]/g, "")
        .replaceAll(" ", "-"),
    );
  const broken = pages.flatMap((page) =>
    [...read(page).matchAll(/\]\(([^)#]*)#?([^)]*)\)/g)].flatMap(([, target = "", heading = ""]) => {
      if (/^https?:/.test(target)) return [];
      const path = target === "" ? page : join(dirname(page), target);
      const leads = fs.existsSync(join(root, path)) && (heading === "" || headings(path).includes(heading));
      return leads ? [] : `${page}: ${target}#${heading}`;
    }),
  );
  assert.deepEqual(broken, []);
});

test("the version is said once and the same everywhere", () => {
  const { version } = JSON.parse(read("package.json"));
  assert.match(read("src/version.ts"), new RegExp(`"${version.replaceAll(".", "\\.")}"`));
  assert.ok(read("CHANGELOG.md").includes(version));
});
