// What a step costs: steps of a run, each durable in its journal, over a bare `spawn` of the same shell on the
// same script. Both take turns in one run, so that the ratio holds on a machine whose speed drifts.
//
//   node bench/step.mjs [rounds]
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../dist/lib/index.js";
import { median, ms, timed } from "./measure.mjs";
import { bareShell, likeSteps, timeOfStep } from "./shell-steps.mjs";

const rounds = Number(process.argv[2] ?? 15);
const sizes = [10, 100, 1000];
const folder = mkdtempSync(join(tmpdir(), "jipper-bench-"));
const script = join(folder, "script.sh");
writeFileSync(script, "true\n");

const bare = () => bareShell(script);
const steps = (count) =>
  timeOfStep((reporter) => run(likeSteps(folder, count), { journal: join(folder, "journal"), reporter }), count);

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
