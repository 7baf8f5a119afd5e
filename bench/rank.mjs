// What choosing costs beside reading: snapshot and ranking of a very large Jenkins, over `JSON.parse` of the same text.
// Both take turns in one run.
//
//   node --expose-gc bench/rank.mjs [rounds]
import { rank } from "../dist/lib/index.js";
import { median, ms } from "./measure.mjs";

const rounds = Number(process.argv[2] ?? 15);
const [nodes, executorsOfNode, items, candidates] = [1000, 10, 100_000, 100];
const now = 1_770_000_000_000;
const names = Array.from({ length: 2000 }, (_, index) => `team-${index % 40}/build-${index}`);
const path = (name) => `https://ci.example/jenkins/job/${name.split("/").join("/job/")}/`;

const computer = JSON.stringify({
  _class: "hudson.model.ComputerSet",
  busyExecutors: nodes * executorsOfNode,
  computer: Array.from({ length: nodes }, (_, node) => ({
    _class: "hudson.slaves.SlaveComputer",
    displayName: `agent-${node}`,
    executors: Array.from({ length: executorsOfNode }, (_, number) => {
      const build = node * executorsOfNode + number;
      const url = `${path(names[build % names.length])}${build}/`;
      const executable = { _class: "hudson.model.FreeStyleBuild", number: build, url, queueId: build };
      const times = { timestamp: now - build, estimatedDuration: 600_000 };
      return { currentExecutable: { ...executable, ...times }, idle: false, progress: build % 100 };
    }),
    numExecutors: executorsOfNode,
    offline: false,
    oneOffExecutors: [],
    temporarilyOffline: false,
  })),
  totalExecutors: nodes * executorsOfNode,
});
const queue = JSON.stringify({
  _class: "hudson.model.Queue",
  items: Array.from({ length: items }, (_, index) => {
    const name = names[(index * 7) % names.length];
    return {
      _class: "hudson.model.Queue$BlockedItem",
      actions: [{ parameters: [{ name: "REF", value: `${index}` }] }, { causes: [{ userId: "ci" }] }, {}],
      blocked: true,
      buildable: false,
      id: 1_000_000 + index,
      inQueueSince: now - index,
      stuck: false,
      task: { _class: "hudson.model.FreeStyleProject", fullName: name, name: name.split("/")[1], url: path(name) },
      why: "Build #17 is already in progress (ETA: 3 min)",
    };
  }),
});
const wanted = names.slice(0, candidates);

const parsing = [];
const ranking = [];
let most = 0;
for (let round = 0; round < rounds; round++) {
  const start = performance.now();
  const seen = { queue: JSON.parse(queue), computer: JSON.parse(computer), now };
  parsing.push(performance.now() - start);

  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const started = performance.now();
  const { ranking: order } = rank(seen, wanted);
  ranking.push(performance.now() - started);
  most = Math.max(most, process.memoryUsage().heapUsed - before);
  if (order.length !== candidates) throw new Error("not every candidate was ranked");
}

console.log(`${nodes * executorsOfNode} executors, ${items} items, ${candidates} candidates, ${rounds} rounds`);
console.log(`  JSON.parse of ${((queue.length + computer.length) / 1e6).toFixed(1)} MB   ${ms(median(parsing))}`);
console.log(`  snapshot and rank         ${ms(median(ranking))}`);
console.log(`  ratio                     ${(median(ranking) / median(parsing)).toFixed(2)}`);
console.log(
  `  memory taken by ranking   ${(most / 1e6).toFixed(1)} MB${globalThis.gc ? "" : " (at most; with --expose-gc exactly)"}`,
);
