import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { metadata, repository } from "../support/action-metadata.ts";
import { startJob } from "../support/workflow-runner.ts";
import { deeds, marking } from "./deeds.ts";

test("scene 14: action.yml declares the inputs that the code reads, and no others", () => {
  const folder = join(repository, "src", "action");
  const files = fs.readdirSync(folder).filter((name) => name.endsWith(".ts"));
  const code = files.map((name) => fs.readFileSync(join(folder, name), "utf8"));
  const read = code.flatMap((text) => Array.from(text.matchAll(/(?:getInput|oneOf)\("([\w-]+)"/g), ([, name]) => name));
  assert.deepEqual([...new Set(read)].sort(), Object.keys(metadata.inputs).sort());
});

test("action.yml holds one expression, as the runner takes none outside defaults, not even in a description", () => {
  const text = fs.readFileSync(join(repository, "action.yml"), "utf8");
  assert.equal(text.match(/\$\{\{/g)?.length, 1);
  assert.match(text, /^ {4}default: \$\{\{ job\.status \}\}$/m);
});

const inline = "\n- run: echo did it >> did\n";
const wrong: [title: string, inputs: { readonly [name: string]: string }, error: RegExp][] = [
  ["neither steps nor a file", {}, /^give the steps to run, as 'steps' or in a file that 'file' names$/],
  ["steps and a file", { steps: inline, file: "a.yml" }, /^'steps' and 'file' are both given; give one of them$/],
  ["a file that is not there", { file: "no.yml" }, /^no\.yml: there is no such file$/],
  ["a file that is a folder", { file: "." }, /^\.: this is a folder/],
  [
    "an unknown word for rollback-when",
    { steps: inline, "rollback-when": "never" },
    /^'rollback-when' is step-failure or job-failure, not 'never'$/,
  ],
  [
    "an unknown word for on-revert-failure",
    { steps: inline, "on-revert-failure": "x" },
    /^'on-revert-failure' is continue or stop, not 'x'$/,
  ],
  [
    "a rollback-timeout that is no duration",
    { steps: inline, "rollback-timeout": "ten minutes" },
    /^'rollback-timeout' is written like 90s, 5m or 1h30m; 'ten minutes' is not$/,
  ],
  ["an unknown word for dry-run", { steps: inline, "dry-run": "maybe" }, /^'dry-run' is false or true, not 'maybe'$/],
  [
    "params that are no map",
    { steps: inline, params: "- a" },
    /^line 1, column 1 of the input 'params': .*; found a list$/,
  ],
  [
    "a parameter that is not declared",
    { steps: inline, params: "size: 1" },
    /^line 1, column 1 of the input 'params': the given parameter 'size' is not declared; the step list declares none$/,
  ],
  [
    "a working-directory that is not there",
    { steps: inline, "working-directory": "nowhere" },
    /^'working-directory': there is no folder 'nowhere' in the workspace$/,
  ],
  [
    "an expression in shell text, where the curly brackets are the workflow's",
    { steps: "\n- run: echo $[[ params.x ]]\n" },
    /add env: \{ X: "\$\[\[ params\.x \]\]" \} to this step, and write "\$X" here$/,
  ],
  [
    "a journal where no folder can be",
    { steps: inline, journal: "/dev/null/x" },
    /^the journal cannot be made in \/dev\/null\/x/,
  ],
];
for (const [title, inputs, error] of wrong)
  test(`${title}: one error, nothing runs, and post has nothing to do`, async () => {
    await using job = startJob();
    const use = job.use(inputs);
    const main = await use.main();
    const errors = main.commands.filter(({ command }) => command === "error");
    assert.deepEqual([main.exitCode, errors.length, main.state, main.outputs], [1, 1, {}, {}], main.log);
    assert.match(errors[0]?.data ?? "", error);
    const { exitCode, log } = await use.post();
    assert.deepEqual([exitCode, log, deeds(job)], [0, "", []]);
  });

test("all wrong inputs are one error, and mistakes in the step list errors at their places, in one go", async () => {
  await using job = startJob();
  fs.writeFileSync(join(job.workspace, "list.yml"), "params: { size: {} }\nsteps: [{ rum: x, id: a }]\n");
  const inputs = { file: "list.yml", "rollback-when": "never", "dry-run": "maybe", params: "# of it\nsise: s3cret\n" };
  const main = await job.use(inputs).main();
  const [first, ...others] = main.commands.filter(({ command }) => command === "error");
  assert.deepEqual(first?.data.split("\n"), [
    "line 2, column 1 of the input 'params': the given parameter 'sise' is not declared; did you mean 'size'?",
    "'rollback-when' is step-failure or job-failure, not 'never'",
    "'dry-run' is false or true, not 'maybe'",
  ]);
  assert.deepEqual(
    others.map(({ properties }) => [properties["file"], properties["line"], properties["col"]]),
    [["list.yml", "2", "11"]],
  );
  assert.ok(!main.log.includes("s3cret"), main.log);
});

test("a file in the place of a folder is told with what else is wrong", async () => {
  await using job = startJob();
  fs.writeFileSync(join(job.workspace, "a"), "");
  const main = await job.use({ "working-directory": "a", params: "- a", "rollback-timeout": "soon" }).main();
  const errors = main.commands.filter(({ command }) => command === "error").map(({ data }) => data);
  assert.match(
    errors[0] ?? "",
    /^give the steps .*\n'working-directory' names a folder; 'a' is a file\n'rollback-timeout' is written .*$/,
  );
  assert.match(errors.slice(1).join("\n"), /^line 1, column 1 of the input 'params': /);
});

const mistaken = `steps:
  - run: echo did it >> did
    rever: echo undo
  - id: 7up
    run: echo "\${{ params.x }}"
`;
const places = [
  [3, 5, 10],
  [4, 9, 12],
  [5, 16, 31],
] as const;

test("each mistake in a file is an annotation at its place, all at once", async () => {
  await using job = startJob();
  fs.mkdirSync(join(job.workspace, "deploy"));
  fs.writeFileSync(join(job.workspace, "deploy", "a,b.yml"), mistaken);
  const main = await job.use({ file: "deploy/a,b.yml" }).main();
  const errors = main.commands.filter(({ command }) => command === "error");
  assert.deepEqual(
    errors.map(({ properties }) => properties),
    places.map(([line, col, endColumn]) => ({
      file: "deploy/a,b.yml",
      line: `${line}`,
      col: `${col}`,
      endColumn: `${endColumn}`,
      title: "Mistake in the step list",
    })),
    main.log,
  );
  assert.match(errors[0]?.data ?? "", /did you mean 'revert'\?/);
  assert.match(main.log, /^deploy\/a,b\.yml:3:5: .*\n +3 \| +rever: echo undo\n +\| +\^\^\^\^\^\n/m);
  assert.deepEqual([main.exitCode, deeds(job)], [1, []]);
});

test("mistakes in the input are told with their place in it, for which there is no file", async () => {
  await using job = startJob();
  const main = await job.use({ steps: inSquareBrackets(mistaken) }).main();
  const errors = main.commands.filter(({ command }) => command === "error");
  assert.deepEqual(
    errors.map(({ properties, data }) => [Object.keys(properties), data.slice(0, data.indexOf(":"))]),
    places.map(([line, column]) => [["title"], `line ${line}, column ${column} of the input 'steps'`]),
    main.log,
  );
});

const document = `
name: Make a volume
params: { size: { default: 1G }, kind: { required: true } }
env: { KIND: "\${{ params.kind }}" }
steps:
  - run: echo "$KIND $SIZE in $(basename "$PWD")" >> "$GITHUB_WORKSPACE/did"
    env: { SIZE: "\${{ params.size }}" }
`;
const given: [title: string, inputs: { readonly [name: string]: string }, deeds: readonly string[]][] = [
  ["a list of steps", { steps: inline }, ["did it"]],
  ["a whole document, with parameters", { steps: inSquareBrackets(document), params: "kind: ssd" }, ["ssd 1G in work"]],
  [
    "a file, with parameters as JSON",
    { file: "deploy/list.yml", params: '{"kind": "hdd", "size": 7}' },
    ["hdd 7 in work"],
  ],
  [
    "a file, whose steps run in another folder",
    { file: "./deploy/list.yml", params: "kind: ssd", "working-directory": "deploy" },
    ["ssd 1G in deploy"],
  ],
  [
    "a list, with words in another case",
    { steps: inline, "dry-run": "False", "rollback-when": "Job-Failure" },
    ["did it"],
  ],
];
for (const [title, inputs, expected] of given)
  test(`runs ${title}`, async () => {
    await using job = startJob();
    fs.mkdirSync(join(job.workspace, "deploy"));
    fs.writeFileSync(join(job.workspace, "deploy", "list.yml"), document);
    const main = await job.use(inputs).main();
    assert.deepEqual([main.exitCode, deeds(job)], [0, expected], main.log);
  });

test("scene 10: a step list nearly as large as an environment variable can be runs", async () => {
  await using job = startJob();
  const text = "x".repeat(130_000);
  const main = await job.use({ steps: `\n- run: |\n    true ${text}\n    echo did it >> did\n` }).main();
  assert.deepEqual([main.exitCode, deeds(job)], [0, ["did it"]], main.log.slice(0, 1000));
});

test("a dry run shows what would run and be undone, and runs nothing", async () => {
  await using job = startJob();
  const use = job.use({ steps: marking("a") + marking("b"), "dry-run": "true" });
  const main = await use.main();
  assert.match(main.log, /if b fails +undo: b · a/);
  assert.deepEqual([main.exitCode, (await use.post()).log, deeds(job), fs.readdirSync(job.workspace)], [0, "", [], []]);
  assert.equal(fs.existsSync(join(job.temp, "jipper")), false);
});

test("a journal is kept where it was asked for", async () => {
  await using job = startJob();
  const use = job.use({ steps: marking("a"), journal: "kept", "rollback-when": "job-failure" });
  const main = await use.main();
  const run = join(job.workspace, "kept", main.outputs["run-id"] ?? "");
  assert.equal(main.outputs["journal"], join(run, "journal.jsonl"));
  job.status = "failure";
  assert.equal((await use.post()).exitCode, 0);
  assert.deepEqual([fs.existsSync(join(run, "journal.jsonl")), deeds(job)], [true, ["do a", "undo a"]]);
});

/** In the workflow itself, `${{ … }}` would be the workflow's. */
function inSquareBrackets(text: string): string {
  return text.replaceAll(/\$\{\{(.*?)\}\}/g, "$$[[$1]]");
}
