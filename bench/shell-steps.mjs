// What several benches share: a bare shell, a list of like steps, and how long each step of a run takes.
import { spawn } from "node:child_process";

/** Runs a script in a bare bash, and waits until it and its output have ended. */
export function bareShell(script) {
  return new Promise((resolve, reject) => {
    const child = spawn("bash", ["-e", script], { stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.resume();
    child.stderr.resume();
    child.once("close", resolve).once("error", reject);
  });
}

/** A plan of so many steps that all do the same, and are undone by the same. */
export function likeSteps(directory, count, work = { kind: "run", script: "true\n", env: {} }) {
  return {
    directory,
    params: {},
    env: {},
    steps: Array.from({ length: count }, (_, index) => ({
      id: `s${index}`,
      name: "step",
      path: `steps[${index}]`,
      work,
      revert: { work, graceMs: 5000 },
      graceMs: 5000,
    })),
  };
}

/** Milliseconds of each step, without what a run of no steps costs; `run` is given the reporter. */
export async function timeOfStep(run, count) {
  let [first, last] = [0, 0];
  const reporter = {
    event: ({ event }) => {
      if (event === "step.started" && first === 0) first = performance.now();
      if (event === "run.finished") last = performance.now();
    },
  };
  const { outcome, cause } = await run(reporter);
  if (outcome !== "succeeded") throw new Error(`${outcome}: ${cause?.message}`);
  return (last - first) / count;
}
