// Runs a shell script, stops it once it has written its pids, and prints who is left; started by trees-strangers.test.ts.
import { OutputPipes } from "../../src/runner/process/output-pipe.ts";
import { runProcess } from "../../src/runner/process/process.ts";
import { pidsIn } from "./processes.ts";

const [folder = "", script = "", count = ""] = process.argv.slice(2);
const stop = new AbortController();
const running = runProcess({
  argv: ["/bin/bash", "-c", script],
  cwd: folder,
  env: { PATH: process.env["PATH"] ?? "" },
  mark: "stop-one",
  pipes: new OutputPipes(folder),
  output: () => {},
  signal: stop.signal,
  graceMs: 300,
});
await pidsIn(`${folder}/pids`, Number(count));
stop.abort();
process.stdout.write(`${JSON.stringify(await running)}\n`);
