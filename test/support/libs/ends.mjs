// biome-ignore-all lint/suspicious/noConsole: these are functions of a user
// Functions that end in every way that a function can.
import { spawn } from "node:child_process";

export const number = 7;
export default function whole() {}

export const returns = (args) => ({ got: args ?? "nothing" });
export const returnsNothing = () => {};
export const defaults = ({ size = 10 } = {}) => size;
export const waits = async () => new Promise((resolve) => setTimeout(resolve, 30, "waited"));

/** Brings its own copy of what says how a job went. */
class Answer {
  constructor(succeeded, value, detail) {
    Object.assign(this, { succeeded, value, detail });
  }
  get [Symbol.for("jipper.answer")]() {
    return true;
  }
}
export const succeeds = () => new Answer(true, [1, 2], "**good**");
export const failsWith = ({ value }) => new Answer(false, value, "**bad**");
export const failsWithError = () => new Answer(false, new Error("as it says"));

export function throws() {
  throw new Error("no more volumes");
}
export const throwsCause = () => {
  throw new Error("fetch failed", { cause: new Error("connect ECONNREFUSED") });
};
const odd = {
  text: "just words",
  nothing: undefined,
  null: null,
  number: 42,
  symbol: Symbol("s"),
  object: { code: 5 },
  bare: Object.create(null),
  empty: new Error(""),
  gathered: new AggregateError([new Error("first of them")], ""),
  mean: new Proxy(new Error("x"), {
    get: () => {
      throw new Error("hands off");
    },
    getPrototypeOf: () => {
      throw new Error("hands off");
    },
  }),
  meanMessage: Object.defineProperty(new Error(), "message", {
    get: () => {
      throw new Error("hands off");
    },
  }),
  long: new Error("x".repeat(5_000_000)),
};
export const throwsOdd = ({ what }) => {
  throw odd[what];
};

export const neverReturns = () => new Promise(() => {});
export const exits = ({ code }) => process.exit(code);
export const exitsLater = () => new Promise(() => setTimeout(() => process.exit(5), 20));
export const exitsUnseen = () => process.reallyExit(9);
export const aborts = () => process.abort();
export const isKilled = ({ signal }) => {
  process.kill(process.pid, signal);
  return new Promise((resolve) => setTimeout(resolve, 10_000));
};
export const floodsMemory = () => {
  const kept = [];
  for (;;) kept.push(new Array(1000).fill(kept.length + 0.5));
};
export const rejectsUnseen = async () => {
  void Promise.reject(new Error("nobody waits for me"));
  await new Promise((resolve) => setTimeout(resolve, 1000));
};
export const throwsInCallback = () =>
  new Promise(() => {
    setTimeout(() => {
      throw new TypeError("in a callback");
    }, 10);
  });
export const overflows = () => overflows() + 1;

const cycle = { name: "cycle" };
cycle.itself = cycle;
const unfit = {
  bigint: 1n,
  deepBigint: { items: [1, { size: 2n }] },
  function: () => {},
  deepFunction: { a: { call() {} } },
  symbol: Symbol("s"),
  cycle,
  nan: { share: Number.NaN },
  map: new Map([[1, 2]]),
  mean: {
    toJSON() {
      throw new Error("not mine");
    },
  },
};
export const returnsUnfit = ({ what }) => unfit[what];
export const returnsHuge = ({ length }) => "x".repeat(length);
export const returnsDate = () => ({ at: new Date(0), left: undefined });

/** Leaves a timer and a server open behind it. */
export const leavesOpen = async () => {
  setInterval(() => {}, 1000);
  const { createServer } = await import("node:http");
  await new Promise((resolve) => createServer().listen(0, "127.0.0.1", resolve));
  return "returned";
};

export const exitsBadlyAfterwards = () => {
  process.on("exit", () => process.reallyExit(3));
  return "returned";
};

/** A service that outlives it, and holds none of its output. */
export const startsService = async ({ end }) => {
  const service = spawn("sleep", ["300"], { stdio: "ignore", detached: true });
  service.unref();
  console.log(service.pid);
  if (end === "throws") throw new Error("after the start");
  if (end === "exits") process.exit(0);
};
