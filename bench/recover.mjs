// What it costs to go on with a run: opening its journal over reading the same file and parsing its lines as JSON.
// Both take turns in one run. It reads the source, as no public function opens a journal alone:
//
//   node --import tsx bench/recover.mjs [records]
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Journal } from "../src/runner/journal/journal.ts";
import { median, ms, timed } from "./measure.mjs";
import { likeSteps } from "./shell-steps.mjs";

const records = Number(process.argv[2] ?? 100_000);
const rounds = 9;
const folder = mkdtempSync(join(tmpdir(), "jipper-bench-"));
const at = new Date().toISOString();

const plan = likeSteps(folder, Math.ceil((records - 1) / 3));
const policy = { onRevertFailure: "continue", rollbackWhen: "step-failure" };

/** As `jipper run` leaves it when it is killed. */
function writeJournal(secrets) {
  const journal = Journal.create(join(folder, "journals"), plan, policy, { now: new Date(), secrets });
  journal.close();
  const lines = [];
  for (const { id: step } of plan.steps) {
    const about = { at, step, attempt: 1 };
    lines.push(
      { record: "step-began", ...about, given: { env: { SIZE: "10G" } } },
      { record: "process", ...about, phase: "step", pid: 4711, startTime: "123456789" },
      { record: "step-ended", ...about, status: "succeeded", exitCode: 0, outputs: { id: `vol-${step}` } },
    );
  }
  const text = lines.slice(0, records - 1).map((line) => `${JSON.stringify(line)}\n`);
  appendFileSync(journal.file, text.join(""));
  return journal;
}

async function compare(title, secrets) {
  const journal = writeJournal(secrets);
  const bare = () => {
    let count = 0;
    for (const line of readFileSync(journal.file, "utf8").split("\n")) if (line !== "" && JSON.parse(line)) count++;
    if (count !== records) throw new Error(`${count} records`);
  };
  const ours = () => Journal.open(journal.folder, secrets).close();
  await timed(bare);
  await timed(ours);
  const [bares, opens] = [[], []];
  for (let round = 0; round < rounds; round++) {
    bares.push(await timed(bare));
    opens.push(await timed(ours));
  }
  const ratio = median(opens.map((value, index) => value / bares[index]));
  console.log(
    `${records} records${title}: read and JSON.parse ${ms(median(bares))}, opened ${ms(median(opens))} (goal 1000), ratio ${ratio.toFixed(2)} (goal 3)`,
  );
}

try {
  await compare("", {});
  await compare(", with a secret", { token: "s3cret-t0ken" });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
