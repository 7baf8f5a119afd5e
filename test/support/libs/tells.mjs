// biome-ignore-all lint/suspicious/noConsole: these are functions of a user
// Functions that print, hand on, look around, and are hard to end.
import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";

export const prints = (_args, { log }) => {
  console.log("one");
  console.error("two");
  log("three");
  process.stderr.write("four\n");
  execFileSync("sh", ["-c", "echo five; echo six >&2"], { stdio: "inherit" });
  process.stdout.write("seven");
};

export const printsMuch = ({ lines }, { log }) => {
  const line = "x".repeat(999);
  for (let number = 0; number < lines; number++) (number % 2 ? log : console.error)(line);
  return process.memoryUsage().rss;
};

export const handsOn = (_args, context) => {
  const { outputs, detail } = context;
  outputs.text = "a b";
  outputs.lines = "one\nEND\ntwo";
  outputs["with-dash"] = 5;
  outputs.yes = true;
  outputs.list = [1, { a: 2 }];
  outputs.nothing = undefined;
  outputs.text = "anew";
  fs.appendFileSync(process.env.GITHUB_OUTPUT, "program=1"); // without its end
  context.outputs = { more: "m", "ü ö": "n" };
  fs.appendFileSync(process.env.GITHUB_ENV, "EXPORTED=e\n");
  fs.appendFileSync(process.env.GITHUB_PATH, "/opt/x\n");
  detail("**one**");
  detail("two");
  return outputs.yes;
};
export const handsOnAndThrows = (_args, { outputs, detail }) => {
  outputs.id = "vol-7";
  detail("half");
  throw new Error("then it broke");
};
export const handsOnAndExits = (_args, { outputs }) => {
  outputs.id = "vol-8";
  process.exit(0);
};
export const handsOnOddly = ({ name, value }, { outputs }) => {
  outputs[name] = value;
};
export const handsOnSymbol = (_args, { outputs }) => {
  outputs.x = Symbol("s");
};
export const takesBack = (_args, { outputs }) => {
  outputs.x = 1;
  delete outputs.x;
};
export const floodsOutputs = (_args, { outputs }) => {
  const piece = "y".repeat(1024 * 1024);
  for (;;) outputs.piece = piece;
};
export const floodsDetail = (_args, { detail }) => {
  const piece = "y".repeat(1024 * 1024);
  for (;;) detail(piece);
};

export const looksAround = (args, { env, job, signal, cause, status, value, outputs }) => ({
  args,
  job,
  env: { A: env.A, FROM: env.FROM, path: env.PATH?.split(":")[0], isProcess: env === process.env },
  cwd: process.cwd(),
  stdin: fs.readFileSync(0, "utf8"),
  isAborted: signal.aborted,
  revert: { cause, status, value, outputs: { ...outputs } },
});
export const asksForResults = (_args, { results }) => results;
export const showsAround = async (args, context) => {
  fs.writeFileSync(args.file, JSON.stringify(await looksAround(args, context)));
};

const note = (file) => fs.appendFileSync(file, `${process.pid}\n`);
const stay = () => new Promise((resolve) => setTimeout(resolve, 300_000));

export const waitsForSignal = ({ pids }, { signal, outputs }) => {
  note(pids);
  const timer = setInterval(() => {}, 1000);
  return new Promise((resolve) =>
    signal.addEventListener("abort", () => {
      clearInterval(timer);
      outputs.saved = "yes";
      resolve("cleaned up");
    }),
  );
};
export const ignoresSignal = async ({ pids }) => {
  process.on("SIGTERM", () => {});
  note(pids);
  for (;;) await stay();
};
export const spins = ({ pids }) => {
  note(pids);
  for (;;);
};
export const hasChildren = async ({ pids }) => {
  for (const program of ["sleep 300", "trap '' TERM; while :; do sleep 300; done"])
    fs.appendFileSync(pids, `${spawn("sh", ["-c", program], { detached: true, stdio: "ignore" }).pid}\n`);
  note(pids);
  await stay();
};
