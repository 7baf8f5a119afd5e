import assert from "node:assert/strict";
import { test } from "node:test";
import { CliFolder } from "../support/cli.ts";

/** A group between two steps; each undo is a line of `did`. */
const tree = `
steps:
  - { id: a, run: "true", revert: echo a >> did }
  - id: both
    parallel:
      - { id: b, run: "true", revert: echo b >> did }
      - { id: c, run: "true" }
    revert: echo both >> did
  - { id: d, run: "true", revert: echo d >> did }
`;
const inPart: [title: string, args: readonly string[], undone: readonly string[], rest: readonly string[]][] = [
  ["one step", ["--only", "a"], ["a"], ["d", "b", "both"]],
  ["a group with all that is in it", ["--only", "both"], ["b", "both"], ["d", "a"]],
  ["a member of a group", ["--only", "b"], ["b"], ["d", "both", "a"]],
  ["what came after a step", ["--to", "both"], ["d"], ["b", "both", "a"]],
  ["what came after the first step", ["--to", "a"], ["d", "b", "both"], ["a"]],
];
for (const [title, args, undone, rest] of inPart)
  test(`rollback undoes ${title} of a finished run, once, and later the rest`, async () => {
    await using folder = new CliFolder({ "list.yml": tree });
    await folder.run("run", "list.yml");
    const [run = ""] = folder.runs();
    const part = await folder.run("rollback", run, ...args, "--json");
    const { cause, outcome } = JSON.parse(part.stdout);
    assert.deepEqual([part.code, cause.kind, outcome, folder.lines("did")], [0, "requested", "rolled-back", undone]);
    const again = await folder.run("rollback", run, ...args);
    assert.match(again.stdout, /\n\nNothing was left to undo\./);
    assert.match((await folder.run("runs")).stdout, /undone in part/);
    const rows = (await folder.run("show", run)).stdout.match(/^.* kept$/gm) ?? [];
    assert.deepEqual(rows.map((row) => row.trim().split(/ +/)[1]).sort(), rest.toSorted());
    const whole = await folder.run("rollback", run);
    assert.deepEqual([again.code, whole.code, folder.lines("did")], [0, 0, [...undone, ...rest]]);
    assert.match((await folder.run("runs")).stdout, /undone {2}/);
  });

test("rollback of what has no undo undoes nothing, says so, and the run stays as it was", async () => {
  await using folder = new CliFolder({ "list.yml": tree });
  await folder.run("run", "list.yml");
  const [run = ""] = folder.runs();
  const { code, stdout } = await folder.run("rollback", run, "--only", "c");
  assert.deepEqual([code, /\n\nNothing was left to undo\./.test(stdout)], [0, true], stdout);
  assert.match((await folder.run("runs")).stdout, /succeeded/);
});

const unknownSteps: [title: string, args: readonly string[], message: RegExp][] = [
  ["an unknown step", ["--only", "x"], /^the run 'RUN' has no step 'x'; it has a, both, b, c, d\n/],
  ["a step with a slip in its id", ["--to", "bot"], /^the run 'RUN' has no step 'bot'; did you mean 'both'\?\n/],
  ["both limits at once", ["--only", "a", "--to", "b"], /^give --only or --to, not both\n/],
  [
    "no duration",
    ["--rollback-timeout", "soon"],
    /^--rollback-timeout is written like 90s, 5m or 1h30m; 'soon' is not\n/,
  ],
];
for (const [title, args, message] of unknownSteps)
  test(`rollback: ${title}`, async () => {
    await using folder = new CliFolder({ "list.yml": tree });
    await folder.run("run", "list.yml");
    const [run = ""] = folder.runs();
    const { code, stderr } = await folder.run("rollback", run, ...args);
    assert.match(stderr.replaceAll(run, "RUN"), message);
    assert.deepEqual([code, folder.has("did")], [3, false]);
  });

test("a part of a run that was cut off cannot be undone by itself", async () => {
  await using folder = new CliFolder({
    "list.yml": "steps: [{ id: a, run: touch began; sleep 60, revert: touch undone }]",
  });
  const running = folder.start("run", "list.yml");
  await folder.appears("began");
  await running.kill();
  const [run = ""] = folder.runs();
  const { code, stderr } = await folder.run("rollback", run, "--only", "a");
  assert.equal(
    stderr.split("\n")[0],
    `the run '${run}' is not finished; undo the whole of it, or finish it with 'jipper resume'`,
  );
  assert.deepEqual([code, folder.has("undone")], [3, false]);
});

test("what the time for the way back cuts off is named with commands, and undone by another rollback", async () => {
  const list = `
steps:
  - { id: a, run: "true", revert: echo a >> did }
  - { id: slow, grace: 1s, run: "true", revert: touch began; test -e allow || sleep 60; echo slow >> did }
  - { id: c, run: "true", revert: echo c >> did }`;
  await using folder = new CliFolder({ "list.yml": list });
  await folder.run("run", "list.yml");
  const [run = ""] = folder.runs();
  // Time enough for the undo of `c`, and for that of `slow` to begin, on a machine that is busy as well.
  const cut = await folder.run("rollback", run, "--rollback-timeout", "7s", "--result", "result.json");
  assert.deepEqual([cut.code, folder.lines("did")], [2, ["c"]], cut.stdout);
  const { outcome, residue } = JSON.parse(folder.read("result.json"));
  assert.equal(outcome, "rollback-incomplete");
  assert.deepEqual(
    residue.map(({ step, why }: { step: string; why: string }) => [step, why]),
    [
      ["slow", "its undo did not succeed: stopped, because the time for the whole rollback was up"],
      ["a", "its undo was not reached: the time for the whole way back was up"],
    ],
  );
  for (const { command } of residue) assert.ok(cut.stdout.includes(command), cut.stdout);
  folder.write("allow");
  for (const { command } of residue) assert.equal((await folder.shell(command).ended).code, 0);
  assert.deepEqual(folder.lines("did"), ["c", "slow", "a"]);
  assert.equal((await folder.run("rollback", run)).code, 0);
  assert.deepEqual(folder.lines("did"), ["c", "slow", "a", "slow", "a"]);
});

for (const verb of ["rollback", "resume"])
  test(`${verb} goes on with a way back that was killed when its time had just been up`, async () => {
    const list = `
steps:
  - { id: a, run: "true", revert: echo a >> did }
  - { id: slow, grace: 0s, run: "true", revert: test -e allow || sleep 60; echo slow >> did }`;
    await using folder = new CliFolder({ "list.yml": list });
    await folder.run("run", "list.yml");
    const [run = ""] = folder.runs();
    await folder.run("rollback", run, "--rollback-timeout", "300ms");
    const journal = `.state/jipper/${run}/journal.jsonl`;
    const lines = folder.lines(journal);
    const last = lines.findIndex((line) => line.includes('"rollback-timed-out"'));
    assert.ok(last > 0);
    folder.write(journal, `${lines.slice(0, last + 1).join("\n")}\n`);
    folder.write("allow");
    const { code, stdout } = await folder.run(verb, run);
    assert.deepEqual([code, folder.lines("did")], [verb === "rollback" ? 0 : 1, ["slow", "a"]], stdout);
  });
