/*
 * A program that tests bundle and start: runs the plan of its folder, or goes on with it, and kills itself at one
 * record of the journal. `node kill-driver.js FOLDER run|rollback|resume [RECORD before|torn|written|synced]`
 */
import type { ChildProcess } from "node:child_process";
import { subscribe } from "node:diagnostics_channel";
import fs from "node:fs";
import { join } from "node:path";
import type { Plan } from "../../src/plan/plan.ts";
import type { Event } from "../../src/report/event.ts";
import { JournalError } from "../../src/runner/journal/journal.ts";
import { runPlan } from "../../src/runner/run-plan.ts";
import { dieAt, type Moment } from "./kill-at.ts";
import { goOn } from "./kill-go-on.ts";

const [folder = "", verb = "", record, moment] = process.argv.slice(2);
const file = (name: string) => join(folder, name);

fs.writeFileSync(file("jipper.pid"), `${process.pid}\n`);
subscribe("child_process", (message) => {
  const { process: child } = message as { process: ChildProcess };
  child.once("spawn", () => {
    const isGuard = child.spawnargs.some((text) => text.includes("trap '' HUP"));
    if (isGuard) fs.writeFileSync(file("guard.pid"), `${child.pid}\n`);
  });
});

// A disk outlives those who are killed: what was written is there, and waiting for it would only cost time.
fs.fsyncSync = () => {};
fs.fdatasyncSync = () => {};
if (record !== undefined) dieAt(Number(record), moment as Moment);

const events: Event[] = [];
const reporter = { event: (event: Event) => void events.push(event) };

async function go() {
  if (verb !== "run") return goOn(folder, verb as "rollback" | "resume", reporter);
  const plan = JSON.parse(fs.readFileSync(file("plan.json"), "utf8")) as Plan;
  return runPlan(plan, { journal: file("journals"), reporter });
}

try {
  const result = await go();
  fs.writeFileSync(file("told.json"), JSON.stringify({ result, events }));
} catch (error) {
  if (!(error instanceof JournalError)) throw error;
  fs.writeFileSync(file("told.json"), JSON.stringify({ error: error.message, events }));
}
