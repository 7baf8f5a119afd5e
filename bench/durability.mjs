// What it costs that a step is on disk before it starts: the same steps with `fdatasync` and with it taken out, and a
// bare `spawn` of the same shell on the same script. All three take turns in one run, so that the ratios hold on a
// machine whose speed drifts. It reads the source, where the journal can be had without its sync:
//
//   node --import tsx bench/durability.mjs [rounds] [--journal DIR] [--no-sync]
//
// `--journal` names a folder on the disk to measure; with `--no-sync` both ways go without, which shows the noise.
import fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runPlan } from "../src/runner/run-plan.ts";
import { median, ms, timed } from "./measure.mjs";
import { bareShell, likeSteps, timeOfStep } from "./shell-steps.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { journal: { type: "string" }, "no-sync": { type: "boolean", default: false } },
});
const rounds = Number(positionals[0] ?? 15);
const count = 50;
const folder = fs.mkdtempSync(join(values.journal ?? tmpdir(), "jipper-bench-"));
const script = join(folder, "script.sh");
fs.writeFileSync(script, "true\n");

const { fdatasyncSync } = fs;
let syncs = 0;
let syncMs = 0;

function counted(descriptor) {
  const start = performance.now();
  fdatasyncSync(descriptor);
  syncMs += performance.now() - start;
  syncs++;
}

const bare = () => bareShell(script);
const plan = likeSteps(folder, count);
const steps = (isDurable) => {
  fs.fdatasyncSync = isDurable && !values["no-sync"] ? counted : () => {};
  return timeOfStep((reporter) => runPlan(plan, { journal: join(folder, "journal"), reporter }), count);
};

try {
  await steps(true);
  for (let i = 0; i < 10; i++) await bare();
  [syncs, syncMs] = [0, 0];
  const [bares, withSync, without] = [[], [], []];
  for (let round = 0; round < rounds; round++) {
    const each = [];
    for (let i = 0; i < count; i++) each.push(await timed(bare));
    bares.push(median(each));
    // By turns the first one: what comes second finds a warmer machine.
    for (const isDurable of round % 2 === 0 ? [true, false] : [false, true])
      (isDurable ? withSync : without).push(await steps(isDurable));
  }
  const ratio = (ones, others) => median(ones.map((one, index) => one / others[index])).toFixed(2);
  const each = syncs === 0 ? "none" : `${(syncs / rounds / count).toFixed(2)} a step, ${ms(syncMs / syncs)} each`;
  console.log(`bare spawn ${ms(median(bares))}; syncs: ${each}`);
  console.log(
    `step with sync ${ms(median(withSync))}, without ${ms(median(without))}, ratio ${ratio(withSync, without)}`,
  );
  console.log(`over the bare spawn: with ${ratio(withSync, bares)} (goal 2), without ${ratio(without, bares)}`);
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
