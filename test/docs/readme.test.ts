import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { parse } from "yaml";
import { parseJenkinsParameters } from "../../src/plan/jenkins-parameters.ts";
import { stepTable } from "../../src/plan/keys/keys.ts";
import { parseNames } from "../../src/plan/names.ts";
import { parsePlan } from "../../src/plan/parse.ts";
import { StepListError } from "../../src/plan/problem.ts";
import type { Event } from "../../src/report/event.ts";
import { parseCandidates } from "../../src/selection/candidates.ts";
import { metadataOf } from "../support/action-metadata.ts";
import { CliFolder } from "../support/cli.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { blocks, blockThatBegins, named, optionsIn, pages, read, root, table } from "./pages.ts";

const readme = read("README.md");
const libraryPage = read("docs/library.md");
const selectionPage = read("docs/select-and-trigger.md");

/** What differs from run to run, left out. */
function settled(text: string): string {
  return text.replace(/run \w{4,6}\b/, "run …").replace(/ +\d+(\.\d)? (ms|s)\b/g, " …");
}

type Step = { readonly uses?: string; readonly with?: { readonly [input: string]: unknown } };

/** The folder of the action that a step of a workflow uses. */
const folderOf = (uses: string) => /^example-org\/jipper(?:\/([^@]+))?@v1$/.exec(uses)?.[1] ?? ".";

test("every step list in the docs is one, and every workflow gives inputs that there are", () => {
  let lists = 0;
  let selections = 0;
  for (const page of pages) {
    const all = blocks(read(page), "yaml");
    const include = (path: string) => ({
      label: path,
      file: path,
      text: all.find((text) => text.startsWith(`# ${path.slice("./".length)}\n`)) ?? "",
    });
    for (const text of all) {
      const document: unknown = parse(text);
      const steps: Step[] = Array.isArray(document) && document.some((step) => step.uses) ? document : [];
      for (const { uses, with: inputs = {} } of steps) {
        if (uses === undefined) continue;
        const known = Object.keys(metadataOf(folderOf(uses)).inputs);
        assert.deepEqual(
          Object.keys(inputs).filter((name) => !known.includes(name)),
          [],
          page,
        );
        if (folderOf(uses) !== "select-and-trigger") continue;
        const { candidates, mistakes } = parseCandidates(parseNames(String(inputs["candidates"])) ?? []);
        assert.deepEqual([candidates.length > 0, mistakes], [true, []], page);
        assert.notDeepEqual(parseJenkinsParameters(String(inputs["parameters"]), page), {});
        selections++;
      }
      const inline =
        steps.length > 0 ? steps.flatMap((step) => (step.with?.["steps"] as string | undefined) ?? []) : [text];
      for (const list of inline) {
        assert.ok(parsePlan(list, { label: page, directory: "/", isLookedAt: true, include }).steps.length > 0);
        lists++;
      }
    }
  }
  assert.ok(lists >= 25, `${lists} step lists were found`);
  assert.ok(selections >= 2, `${selections} uses of select-and-trigger were found`);
});

const actions = [
  [".", "input", "output"],
  ["select-and-trigger", "input of `select-and-trigger`", "output of `select-and-trigger`"],
] as const;
for (const [folder, inputHeading, outputHeading] of actions)
  test(`the tables of inputs and outputs are those of ${join(folder, "action.yml")}`, () => {
    const action = metadataOf(folder);
    const inputs = Object.entries(action.inputs).filter(([name]) => name !== "job-status");
    assert.deepEqual(
      table(readme, inputHeading),
      inputs.map(([name, input]) => [name, input.default ?? ""]),
    );
    assert.deepEqual(
      table(readme, outputHeading).map(([name]) => name),
      Object.keys(action.outputs),
    );
  });

test("the README names all keys of a step that there are, and no others", () => {
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

test("the library's examples print what the docs show, and their types hold", async () => {
  await using folder = tempFolder();
  const write = (name: string, text: string) => fs.writeFileSync(join(folder.path, name), text);
  fs.mkdirSync(join(folder.path, "node_modules"));
  fs.symlinkSync(root, join(folder.path, "node_modules", "jipper"));
  write("package.json", '{ "type": "module" }');
  for (const name of ["my-app.js", "join.js", "soonest.js"]) write(name, blockThatBegins(readme, `// ${name}\n`));
  for (const name of ["volumes.js", "fleet.js", "deploy.js"]) write(name, blockThatBegins(libraryPage, `// ${name}\n`));
  write("deploy.yml", "params: { stage: {} }\nsteps: [{ run: 'true' }]\n");
  write("order.js", blockThatBegins(selectionPage, "// order.js\n"));
  write("seen.json", blocks(selectionPage, "json")[0] ?? "");

  const env = { PATH: process.env["PATH"], HOME: folder.path, XDG_STATE_HOME: folder.path };
  const run = (name: string) => execFileSync(process.execPath, [name], { cwd: folder.path, env, encoding: "utf8" });
  assert.equal(settled(run("join.js").trimEnd()), settled(blockThatBegins(readme, "stopping a, ").trimEnd()));
  const fleet = run("fleet.js");
  for (const words of ["2 at once", "remove vol-1: succeeded, because check failed", "\nall volumes are gone\n"])
    assert.ok(fleet.includes(words), `'${words}' is missing in\n${fleet}`);
  assert.ok(fleet.endsWith("rolled-back check\n"), fleet);
  assert.equal(run("deploy.js"), "1 succeeded\n");
  assert.equal(run("order.js"), blockThatBegins(selectionPage, "build-c 0"));

  const options = ["--noEmit", "--allowJs", "--checkJs", "--strict", "--noImplicitAny", "false"];
  const types = ["--module", "nodenext", "--target", "es2023", "--types", "node"];
  const roots = ["--typeRoots", join(root, "node_modules", "@types")];
  const tsc = join(root, "node_modules", ".bin", "tsc");
  const scripts = ["join.js", "soonest.js", "order.js", "fleet.js", "deploy.js"];
  const checked = spawnSync(tsc, [...options, ...types, ...roots, ...scripts], { cwd: folder.path, encoding: "utf8" });
  assert.equal(checked.stdout, "");
});

const help = (...words: string[]) =>
  execFileSync(process.execPath, ["dist/cli.js", ...words, "--help"], { cwd: root, encoding: "utf8" });
const optionsOf = (verb: string) => [...help(verb).matchAll(/^ {2}(--[\w-]+)/gm)].map(([, option = ""]) => option);

/** The digits behind `Exit code:`. */
const exitCodesIn = (text: string) =>
  [...(/^Exit code: ((?:.+\n)+)/m.exec(text)?.[1] ?? "").matchAll(/(?:^|[ ,])(\d) /gm)].map(([, code]) => code);

test("verbs, options and exit codes of the docs are those of the help", () => {
  const verbs = [...help().matchAll(/^ {2}([a-z][a-z-]*) {2,}[A-Z]/gm)].map(([, verb = ""]) => verb);
  assert.deepEqual(
    table(readme, "verb").map(([verb]) => verb),
    verbs,
  );
  // What has many options is shown in full on its own page.
  const usage = blockThatBegins(readme, "jipper run") + blockThatBegins(selectionPage, "jipper rank");
  const written = Object.fromEntries(usage.split(/^jipper /m).map((text) => [text.split(" ")[0], text]));
  for (const verb of verbs)
    assert.deepEqual(
      optionsIn(written[verb] ?? "").sort(),
      optionsOf(verb)
        .filter((option) => option !== "--help")
        .sort(),
      verb,
    );
  const codes = (page: string) => table(page, "exit code").map(([code]) => code);
  assert.deepEqual(codes(readme), exitCodesIn(help()));
  assert.deepEqual(codes(selectionPage), exitCodesIn(help("select-and-trigger")));
});

test("every option that the docs give to a command is one of it", () => {
  const commands = pages.flatMap((page) =>
    [
      ...read(page).matchAll(
        /(?:jipper|cli\.js) (runs?|plan|validate|rollback|resume|show|rank|select-and-trigger)\b([^\n`]*)/g,
      ),
    ].map(([, verb = "", words = ""]) => ({ page, verb, options: optionsIn(words) })),
  );
  const known = new Map([...new Set(commands.map(({ verb }) => verb))].map((verb) => [verb, optionsOf(verb)]));
  assert.deepEqual(
    commands.filter(({ verb, options }) => options.some((option) => !known.get(verb)?.includes(option))),
    [],
  );
  assert.ok(commands.some(({ verb, options }) => verb === "select-and-trigger" && options.includes("--queue-timeout")));
  const anywhere = [...known.values()].flat();
  assert.deepEqual(
    optionsIn(selectionPage).filter((option) => !anywhere.includes(option)),
    [],
  );
});

const eventNames: { readonly [E in Event["event"]]: true } = {
  "run.started": true,
  "step.started": true,
  "step.succeeded": true,
  "step.failed": true,
  "step.timed-out": true,
  "step.cancelled": true,
  "step.skipped": true,
  "step.retrying": true,
  "revert.started": true,
  "revert.succeeded": true,
  "revert.failed": true,
  "revert.timed-out": true,
  "revert.retrying": true,
  "run.finished": true,
};

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
  const ofRuns = said.filter((name) => /^(run|step|revert)\./.test(name));
  assert.deepEqual(ofRuns.sort(), Object.keys(eventNames).sort());
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
