// What reading and checking a step list costs over parsing the same text as YAML. Both take turns in one run.
//
//   node bench/parse.mjs [steps]
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { plan } from "../dist/lib/index.js";
import { median, ms, timed } from "./measure.mjs";

const count = Number(process.argv[2] ?? 10_000);
const step = (index) => `
  - id: s${index}
    name: Step ${index}
    run: ./do.sh "$SIZE"
    if: ${index === 0 ? "always()" : `steps.s${index - 1}.outcome == 'success'`}
    env: { SIZE: "\${{ params.size }}" }
    timeout: 5m
    retry: { times: 2, delay: 2s }
    revert: { run: ./undo.sh, env: { ID: "\${{ outputs.id }}" } }`;
const text = `params: { size: { default: 10G } }\nsteps:${Array.from({ length: count }, (_, index) => step(index)).join("")}\n`;
const folder = mkdtempSync(join(tmpdir(), "jipper-bench-"));
const file = join(folder, "jipper.yml");
writeFileSync(file, text);

try {
  const [bare, ours] = [[], []];
  for (let round = 0; round < 7; round++) {
    bare.push(await timed(() => void parseDocument(text)));
    ours.push(await timed(() => void plan(file)));
  }
  const ratio = median(ours.map((value, index) => value / bare[index]));
  console.log(
    `${count} steps, ${(text.length / 1024).toFixed(0)} kB: yaml ${ms(median(bare))}, read and checked ${ms(median(ours))}, ratio ${ratio.toFixed(2)} (goal 3)`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
