// How long requests wait, by who chooses, over how long they would wait if they had no names.
//
//   node bench/scheduling/run.mjs [--seeds N] [--first-seed N] [--scenarios a,b] [--requests N] [--json FILE] [--markdown]
import fs from "node:fs";
import os from "node:os";
import { parseArgs } from "node:util";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { requestsPerMinute } from "./crowd.mjs";
import { measure, summary } from "./measures.mjs";
import { policies } from "./policies.mjs";
import { scenarioOf, scenarios } from "./scenarios.mjs";
import { showTables } from "./tables.mjs";

const crowd = 64;

if (isMainThread) await main();
else
  parentPort.on("message", ({ key, seed, changes }) =>
    parentPort.postMessage(measure(scenarioOf(key, changes), seed, policies)),
  );

async function main() {
  const { values } = parseArgs({
    options: {
      seeds: { type: "string", default: "6" },
      "first-seed": { type: "string", default: "1" },
      scenarios: { type: "string", default: scenarios.map(({ key }) => key).join(",") },
      requests: { type: "string" },
      json: { type: "string" },
      markdown: { type: "boolean", default: false },
    },
  });
  const keys = values.scenarios.split(",");
  const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => Number(values["first-seed"]) + index);
  const changesOf = (key) =>
    values.requests && scenarioOf(key).runs === 1 ? { requests: Number(values.requests) } : {};
  const tasks = keys.flatMap((key) => seeds.map((seed) => ({ key, seed, changes: changesOf(key) })));
  const measured = await inThreads(tasks);
  const rows = keys.map((key) => {
    const ofKey = measured.filter((_, index) => tasks[index].key === key);
    return {
      key,
      about: scenarioOf(key).about,
      of: Object.fromEntries(policies.map(({ name }) => [name, summary(ofKey, name)])),
    };
  });
  showTables(rows, { policies: policies.map(({ name }) => name), isMarkdown: values.markdown });
  const { blocked, buildable } = requestsPerMinute(crowd, policies[0]);
  console.log(
    `HTTP requests a minute while ${crowd} requests wait: ${blocked.toFixed(0)} for names, ${buildable.toFixed(0)} for executors`,
  );
  if (values.json !== undefined)
    fs.writeFileSync(values.json, `${JSON.stringify({ seeds, rows, blocked, buildable }, null, 1)}\n`);
}

/** The answers come in the order of the tasks, however many threads there are. */
function inThreads(tasks) {
  const answers = new Array(tasks.length);
  let next = 0;
  const work = () =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL(import.meta.url));
      let task = -1;
      const give = () => {
        task = next++;
        if (task < tasks.length) worker.postMessage(tasks[task]);
        else worker.terminate().then(resolve, reject);
      };
      worker.on("error", reject);
      worker.on("message", (answer) => {
        answers[task] = answer;
        if (process.stderr.isTTY) process.stderr.write(`\r${next} of ${tasks.length} runs `);
        give();
      });
      give();
    });
  const threads = Math.min(tasks.length, os.availableParallelism());
  return Promise.all(Array.from({ length: threads }, work)).then(() => answers);
}
