// What it takes to decide and trigger: requests and bytes, and the time from the start of the process to the POST, over
// a bare Node that fetches twice and posts. Against a server on loopback that answers by heart; both take turns in
// one run.
//
//   node bench/select.mjs [rounds]
import { spawn } from "node:child_process";
import { once } from "node:events";
import http from "node:http";
import { median, ms } from "./measure.mjs";

const rounds = Number(process.argv[2] ?? 15);

const job = (name) => ({
  name,
  fullName: name,
  url: `http://ci.example/job/${name}/`,
  buildable: true,
  disabled: false,
});
const executor = { currentExecutable: null, idle: true, progress: -1 };
const parameterDefinitions = [{ name: "REF", type: "StringParameterDefinition", defaultParameterValue: { value: "" } }];
const answers = {
  "/queue/api/json": { items: [] },
  "/computer/api/json": {
    computer: [{ displayName: "node", offline: false, executors: Array(8).fill(executor), oneOffExecutors: [] }],
    totalExecutors: 8,
    busyExecutors: 0,
  },
  "/api/json": {
    jobs: ["a", "b", "c"].map((name) => ({ ...job(name), nextBuildNumber: 7, property: [{ parameterDefinitions }] })),
  },
};

const arrivals = [];
const server = http.createServer((request, response) => {
  const [path] = request.url.split("?");
  request.resume().on("end", () => {
    const sent = request.url.length + JSON.stringify(request.rawHeaders).length;
    if (request.method === "POST") response.writeHead(201, { location: "http://ci.example/queue/item/7/" }).end();
    else
      response
        .writeHead(200, { "content-type": "application/json", "x-jenkins": "2" })
        .end(JSON.stringify(answers[path] ?? {}));
    const received = JSON.stringify(answers[path] ?? {}).length;
    arrivals.push({ at: performance.now(), what: `${request.method} ${path}`, sent, received });
  });
});
server.listen(0, "127.0.0.1");
await once(server, "listening");
const url = `http://127.0.0.1:${server.address().port}`;

const ours = [
  "dist/cli.js",
  "select-and-trigger",
  "--url",
  url,
  "--candidates",
  "a,b,c",
  "--param",
  "REF=main",
  "--wait-for",
  "queued",
];
const bare = [
  "-e",
  `(async () => {
    await fetch("${url}/queue/api/json").then((answer) => answer.json());
    await fetch("${url}/computer/api/json").then((answer) => answer.json());
    await fetch("${url}/job/a/buildWithParameters", { method: "POST", body: new URLSearchParams({ REF: "main" }) });
  })()`,
];

/** Milliseconds from the start of the process to the arrival of its POST. */
async function untilPost(args) {
  arrivals.length = 0;
  const start = performance.now();
  const env = { PATH: process.env.PATH, JENKINS_USER_ID: "ci", JENKINS_API_TOKEN: "token" };
  const child = spawn(process.execPath, args, { env, stdio: "ignore" });
  const [code] = await once(child, "exit");
  const post = arrivals.find(({ what }) => what.startsWith("POST"));
  if (code !== 0 || post === undefined) throw new Error(`nothing was triggered: ${args.join(" ")}`);
  return post.at - start;
}

const times = { ours: [], bare: [] };
let requests = [];
for (let round = 0; round < rounds; round++) {
  times.bare.push(await untilPost(bare));
  times.ours.push(await untilPost(ours));
  requests = [...arrivals];
}
server.close();

console.log(`to decide and trigger, with a token: ${requests.length} requests`);
for (const { what, sent, received } of requests)
  console.log(`  ${what.padEnd(34)} ${sent} bytes out, ${received} bytes in`);
console.log(`start of the process to the POST, ${rounds} rounds`);
console.log(`  two bare fetches and a POST   ${ms(median(times.bare))}`);
console.log(`  jipper select-and-trigger     ${ms(median(times.ours))}`);
console.log(`  ratio                         ${(median(times.ours) / median(times.bare)).toFixed(2)}`);
