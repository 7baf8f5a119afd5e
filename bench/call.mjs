// What a `call` costs: steps of a run that call a function, over a bare `fork` of the same module which calls it and
// sends its result. Both take turns in one run, so that the ratio holds on a machine whose speed drifts. Beside
// them, what the start of Node alone takes, which neither can do without.
//
//   node bench/call.mjs [rounds]
import { fork, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { run } from "../dist/lib/index.js";
import { median, ms, timed } from "./measure.mjs";
import { likeSteps, timeOfStep } from "./shell-steps.mjs";

const rounds = Number(process.argv[2] ?? 10);
const perRound = 10;
const folder = mkdtempSync(join(tmpdir(), "jipper-bench-"));
const library = join(folder, "library.mjs");
writeFileSync(library, "export const add = ({ a, b }) => a + b;\n");
const forked = join(folder, "forked.mjs");
writeFileSync(
  forked,
  `import { add } from "./library.mjs";
process.on("message", (args) => process.send(add(args), () => process.disconnect()));\n`,
);

const ended = (child) => new Promise((resolve, reject) => child.once("close", resolve).once("error", reject));

async function bare() {
  const child = fork(forked, { stdio: ["ignore", "pipe", "pipe", "ipc"] });
  child.stdout.resume();
  child.stderr.resume();
  child.send({ a: 1, b: 2 });
  let sum;
  child.once("message", (value) => {
    sum = value;
  });
  await ended(child);
  if (sum !== 3) throw new Error(`the bare fork returned ${sum}`);
}

const empty = () => ended(spawn(process.execPath, ["-e", "0"], { stdio: "ignore" }));

const call = {
  kind: "call",
  function: "add",
  module: pathToFileURL(library).href,
  isolated: true,
  args: { a: 1, b: 2 },
  env: {},
};
const steps = (count) =>
  timeOfStep((reporter) => run(likeSteps(folder, count, call), { journal: join(folder, "journal"), reporter }), count);

async function each(work) {
  const all = [];
  for (let i = 0; i < perRound; i++) all.push(await timed(work));
  return median(all);
}

try {
  await steps(3);
  await each(bare);
  const [empties, bares, jippers] = [[], [], []];
  for (let round = 0; round < rounds; round++) {
    empties.push(await each(empty));
    bares.push(await each(bare));
    jippers.push(await steps(perRound));
  }
  const ratios = jippers.map((value, index) => value / bares[index]);
  console.log(
    `node -e 0 ${ms(median(empties))}, bare fork ${ms(median(bares))}, call ${ms(median(jippers))}, ratio ${median(ratios).toFixed(2)}`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
