// Whether a step costs more the longer the list is: time and memory per step for lists of growing length, each step
// a shell process of its own, durable in its journal. All lengths in one run; the first is what the others are measured by.
//
//   node --expose-gc bench/growth.mjs [lengths…]
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../dist/lib/index.js";
import { median, ms } from "./measure.mjs";

const lengths = process.argv.slice(2).map(Number);
if (lengths.length === 0) lengths.push(100, 1000, 10_000);
const folder = mkdtempSync(join(tmpdir(), "jipper-bench-"));

const plan = (count) => ({
  directory: folder,
  params: { size: "10G" },
  env: {},
  steps: Array.from({ length: count }, (_, index) => ({
    id: `s${index}`,
    name: "true",
    path: `steps[${index}]`,
    work: { kind: "run", script: 'echo "id=1" >> "$GITHUB_OUTPUT"\n', env: { SIZE: "${{ params.size }}" } },
    revert: { work: { kind: "run", script: "true\n", env: {} }, graceMs: 5000 },
    graceMs: 5000,
  })),
});

function heap() {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

/** Milliseconds of each step, and the bytes that all of them still hold at the end. */
async function steps(count) {
  const list = plan(count);
  const before = heap();
  const times = [];
  let bytes = 0;
  let last = 0;
  await run(list, {
    journal: join(folder, "journal"),
    reporter: {
      event: ({ event }) => {
        if (event === "step.started") last = performance.now();
        if (event === "step.succeeded") times.push(performance.now() - last);
        if (event === "run.finished") bytes = heap() - before;
      },
    },
  });
  return { time: median(times.slice(-Math.ceil(count / 10))), bytes: bytes / count };
}

try {
  await steps(20);
  let first;
  for (const count of lengths) {
    const { time, bytes } = await steps(count);
    first ??= { time, bytes };
    console.log(
      `${String(count).padStart(6)} steps: ${ms(time)} for each of the last tenth (${(time / first.time).toFixed(2)} × the first length), ` +
        `${(bytes / 1024).toFixed(1)} kB held per step (${(bytes / first.bytes).toFixed(2)} ×)`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
