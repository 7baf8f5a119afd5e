// What a step costs: steps of a run, each durable in its journal, over a bare `spawn` of the same shell on the
// same script. Both take turns in one run, so that the ratio holds on a machine whose speed drifts.
//
//   node bench/step.mjs [rounds]
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../dist/lib/index.js";
import { median, ms, timed } from "./measure.mjs";

const rounds = Number(process.argv[2] ?? 15);
const sizes = [10, 100, 1000];
const folder = mkdtempSync(join(tmpdir(), "jipper-bench-"));
const script = join(folder, "script.sh");
writeFileSync(script, "true\n");

const bare = () =>
  new Promise((resolve, reject) => {
    const child = spawn("bash", ["-e", script], { stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.resume();
    child.stderr.resume();
    child.once("close", resolve).once("error", reject);
  });

const plan = (count) => ({
  directory: folder,
  params: {},
  env: {},
  steps: Array.from({ length: count }, (_, index) => ({
    id: `s${index}`,
    name: "true",
    path: `steps[${index}]`,
    work: { kind: "run", script: "true\n", env: {} },
    revert: { work: { kind: "run", script: "true\n", env: {} }, graceMs: 5000 },
    graceMs: 5000,
  })),
});

/** Milliseconds a step, without what a run of no steps costs. */
async function steps(count) {
  let first = 0;
  let last = 0;
  const reporter = {
    event: ({ event }) => {
      if (event === "step.started" && first === 0) first = performance.now();
      if (event === "run.finished") last = performance.now();
    },
  };
  const { outcome } = await run(plan(count), { journal: join(folder, "journal"), reporter });
  if (outcome !== "succeeded") throw new Error(outcome);
  return (last - first) / count;
}

try {
  await steps(5);
  for (let i = 0; i < 10; i++) await bare();
  for (const count of sizes) {
    const [bares, jippers] = [[], []];
    for (let round = 0; round < Math.max(3, Math.min(rounds, 3000 / count)); round++) {
      const each = [];
      for (let i = 0; i < Math.min(count, 50); i++) each.push(await timed(bare));
      bares.push(median(each));
      jippers.push(await steps(count));
    }
    const ratios = jippers.map((value, index) => value / bares[index]);
    console.log(
      `${String(count).padStart(5)} steps: bare spawn ${ms(median(bares))}, step ${ms(median(jippers))}, ratio ${median(ratios).toFixed(2)} (goal 2)`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
