import assert from "node:assert/strict";
import { test } from "node:test";
import { CliFolder } from "../support/cli.ts";

const list = `
params:
  size: { type: number, default: 1, description: Size of the volume in GB }
  kind: { type: choice, options: [ssd, hdd] }
  token: { secret: true, description: Key of the store }
env: { ALL: "\${{ params.size }} \${{ params.kind }} \${{ params.token }}" }
steps: [{ run: 'printf %s "$ALL" > all' }]
`;

const ways: [title: string, args: readonly string[], env: { readonly [name: string]: string }, all: string][] = [
  ["nothing", [], {}, "1  "],
  ["the environment", [], { JIPPER_PARAM_SIZE: "2", JIPPER_PARAM_TOKEN: "geheim" }, "2  geheim"],
  ["a file of YAML", ["--params", "p.yml"], {}, "3 hdd "],
  ["a file of JSON", ["--params", "p.json"], {}, "4  geheim"],
  ["a file, above the environment", ["--params", "p.yml"], { JIPPER_PARAM_SIZE: "2" }, "3 hdd "],
  [
    "words, above the file and the environment",
    ["--params", "p.yml", "--param", "size=5", "--param", "token=geheim"],
    { JIPPER_PARAM_SIZE: "2" },
    "5 hdd geheim",
  ],
];
for (const [title, args, env, all] of ways)
  test(`parameters are given by ${title}`, async () => {
    const files = { "p.yml": "size: 3\nkind: hdd\n", "p.json": '{"size": 4, "token": "geheim"}' };
    await using folder = new CliFolder({ "list.yml": list, ...files });
    const { code, stderr } = await folder.startWith(env, "run", "list.yml", ...args).ended;
    assert.deepEqual([code, stderr, folder.read("all")], [0, "", all]);
  });

const wrong: [title: string, args: readonly string[], env: { readonly [name: string]: string }, message: RegExp][] = [
  ["a word of another type", ["--param", "size=x"], {}, /'size' must be a number; 'x' from --param is not$/m],
  ["a value of a file", ["--params", "p.yml"], {}, /'kind' must be one of 'ssd', 'hdd'; 'geheim' from p\.yml is not$/m],
  ["a variable", [], { JIPPER_PARAM_SIZE: "x" }, /'size' must be a number; 'x' from \$JIPPER_PARAM_SIZE is not$/m],
  ["a file that is not there", ["--params", "no.yml"], {}, /^no\.yml: there is no such file$/m],
  ["a word that stands twice", ["--param", "size=1", "--param", "size=2"], {}, /^--param size is given twice; once/m],
  ["standard input", ["--params", "-"], {}, /^--params names a file; standard input is never read$/m],
  [
    "a file that is no map",
    ["--params", "list.txt"],
    {},
    /^list\.txt:1:1: the parameters must be a map from names to/m,
  ],
];
for (const [title, args, env, message] of wrong)
  test(`nothing runs where a parameter is wrong: ${title}`, async () => {
    await using folder = new CliFolder({ "list.yml": list, "p.yml": "kind: geheim", "list.txt": "- geheim" });
    const { code, stderr } = await folder.startWith(env, "run", "list.yml", ...args).ended;
    assert.match(stderr, message);
    assert.deepEqual([code, folder.has("all"), folder.runs()], [3, false, []]);
  });

test("a file of parameters that is no YAML shows none of its values", async () => {
  await using folder = new CliFolder({ "list.yml": list, "p.yml": "token: geheim\nsize: [geheim\n" });
  const { code, stdout, stderr } = await folder.run("run", "list.yml", "--params", "p.yml");
  assert.deepEqual([code, stdout], [3, ""]);
  assert.match(stderr, /^p\.yml:\d/);
  assert.doesNotMatch(stderr, /geheim/);
});

test("the help of a file lists its parameters, and how a secret one is given", async () => {
  await using folder = new CliFolder({ "list.yml": list });
  const { code, stdout } = await folder.run("run", "list.yml", "--help");
  const [, parameters] = stdout.split("\nParameters of list.yml:\n");
  assert.deepEqual(
    [code, parameters],
    [
      0,
      `  --param size=…        Size of the volume in GB (a number; default 1)
  --param kind=…        (one of ssd, hdd)
  $JIPPER_PARAM_TOKEN   Key of the store (secret)

Each can also stand in the file of --params, or in a variable such as JIPPER_PARAM_SIZE.
`,
    ],
  );
  const { code: none, stderr } = await folder.run("run", "no.yml", "--help");
  assert.deepEqual([none, stderr], [3, "no.yml: there is no such file\n"]);
});

const secretive = `
params: { token: { secret: true, required: true } }
steps:
  - id: made
    env: { TOKEN: "\${{ params.token }}" }
    run: |
      printf 'it is %s\\n' "$TOKEN"
      printf %s "$TOKEN" | base64
      echo "token=$TOKEN" >> "$GITHUB_OUTPUT"
      echo "got $TOKEN" > made
    revert: 'test -e allow; echo "undone with $TOKEN, $JIPPER_OUTPUT_TOKEN" > undone'
  - id: last
    run: exit 1
`;
const token = "geheim-7 'x'";

test("a secret is in no output, no report and no journal; the rollback asks for it again and has it", async () => {
  await using folder = new CliFolder({ "list.yml": secretive });
  const env = { JIPPER_PARAM_TOKEN: token };
  const reports = ["--events", "events", "--result", "result"];
  const first = await folder.startWith(env, "run", "list.yml", ...reports).ended;
  assert.deepEqual([first.code, folder.read("made")], [2, `got ${token}\n`], first.stdout);
  assert.match(first.stdout, /│ it is \*\*\*\n {2}│ \*\*\*\n/);
  assert.match(first.stdout, /"\$JIPPER_PARAM_TOKEN"/);
  const [run = ""] = folder.runs();
  const journal = folder.read(`.state/jipper/${run}/journal.jsonl`);
  for (const text of [first.stdout, first.stderr, folder.read("events"), folder.read("result"), journal]) {
    assert.doesNotMatch(text, /geheim-7/);
    assert.ok(!text.includes(Buffer.from(token).toString("base64")));
  }

  const asked = await folder.run("rollback", run);
  assert.deepEqual([asked.code, asked.stdout, folder.has("undone")], [3, "", false]);
  assert.match(asked.stderr, /JIPPER_PARAM_TOKEN\n$/);
  const other = await folder.run("rollback", run, "--param", "size=1");
  assert.match(other.stderr, /^'size' is no secret parameter of the run; it has kept the values of all others\n/);

  folder.write("allow");
  const again = await folder.startWith(env, "rollback", run).ended;
  assert.deepEqual([again.code, folder.read("undone")], [0, `undone with ${token}, ${token}\n`], again.stderr);
});

test("the command that undoes by hand has its secret from the environment", async () => {
  await using folder = new CliFolder({ "list.yml": secretive });
  await folder.run("run", "list.yml", "--param", `token=${token}`, "--result", "result");
  const [{ command }] = JSON.parse(folder.read("result")).residue;
  folder.write("allow");
  const pasted = await folder.shell(`cd /\n${command}\n`, { JIPPER_PARAM_TOKEN: token }).ended;
  assert.deepEqual([pasted.code, folder.read("undone")], [0, `undone with ${token}, ${token}\n`], pasted.stderr);
});

for (const [way, args, env] of [
  ["a word", ["--param", `token=${token}`], {}],
  ["a file", ["--params", "p.json"], {}],
] as const)
  test(`the rollback has a secret by ${way}`, async () => {
    await using folder = new CliFolder({ "list.yml": secretive, "p.json": JSON.stringify({ token, size: 1 }) });
    await folder.run("run", "list.yml", "--param", `token=${token}`);
    folder.write("allow");
    const { code, stderr } = await folder.startWith(env, "rollback", ...args).ended;
    assert.deepEqual([code, folder.read("undone")], [0, `undone with ${token}, ${token}\n`], stderr);
  });
