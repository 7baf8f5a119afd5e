// What it costs to start: the time until the first step of a list has printed, through the command line and
// through the action's main, beside the time of a bare `node -e 0`. All take turns in one run.
//
//   node bench/start.mjs [rounds]
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median, ms } from "./measure.mjs";

const rounds = Number(process.argv[2] ?? 15);
const dist = join(import.meta.dirname, "..", "dist");
const folder = mkdtempSync(join(tmpdir(), "jipper-bench-"));
const list = "- run: echo first-step-runs\n";
writeFileSync(join(folder, "jipper.yml"), list);

/** Milliseconds until `word` was printed, or until the end where no word is given. */
function until(word, args, env = {}) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    let printed = "";
    let seen;
    const child = spawn(process.execPath, args, {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: folder, XDG_STATE_HOME: folder, ...env },
      stdio: ["ignore", "pipe", "inherit"],
    });
    child.stdout.on("data", (chunk) => {
      printed += chunk;
      if (word !== undefined && printed.includes(word)) seen ??= performance.now() - start;
    });
    child.once("error", reject);
    child.once("close", () => {
      if (word !== undefined && seen === undefined) reject(new Error(`'${word}' was not printed:\n${printed}`));
      resolve(seen ?? performance.now() - start);
    });
  });
}

const file = (name) => {
  const path = join(folder, name);
  writeFileSync(path, "");
  return path;
};
const runner = () => ({
  INPUT_STEPS: list,
  RUNNER_TEMP: folder,
  GITHUB_WORKSPACE: folder,
  GITHUB_STATE: file("state"),
  GITHUB_OUTPUT: file("output"),
  GITHUB_STEP_SUMMARY: file("summary"),
});
const ways = {
  "node -e 0": () => until(undefined, ["-e", "0"]),
  "jipper run": () => until("\n  │ first-step-runs", [join(dist, "cli.js"), "run", "jipper.yml"]),
  "action main": () => until("\nfirst-step-runs", [join(dist, "main.js")], runner()),
};
const times = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
try {
  for (let round = 0; round <= rounds; round++)
    for (const [name, way] of Object.entries(ways)) {
      const time = await way();
      if (round > 0) times[name].push(time); // the first one warms the disk
    }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const [bare] = Object.values(times).map(median);
for (const [name, all] of Object.entries(times))
  console.log(
    `${name.padEnd(12)} ${ms(median(all))}${name === "node -e 0" ? "" : `, ${ms(median(all) - bare)} over node -e 0 (goal 60), ratio ${(median(all) / bare).toFixed(2)}`}`,
  );
