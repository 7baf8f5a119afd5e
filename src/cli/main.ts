import fs from "node:fs";
import { didYouMean } from "../plan/did-you-mean.ts";
import { version } from "../version.ts";
import { brokenOff, wrongInput } from "./exit-code.ts";
import { parseGiven } from "./given.ts";
import { UsageError } from "./usage-error.ts";
import { helpOf, type Io, type Verb } from "./verb.ts";
import { whatNow } from "./what-now.ts";

/** Each is loaded when it is called for: the start of one must not pay for the others. */
const verbs = new Map<string, () => Promise<Verb>>([
  ["run", async () => (await import("./run.ts")).run],
  ["plan", async () => (await import("./plan.ts")).plan],
  ["validate", async () => (await import("./validate.ts")).validate],
  ["rollback", async () => (await import("./rollback.ts")).rollback],
  ["resume", async () => (await import("./resume.ts")).resume],
  ["runs", async () => (await import("./list-runs.ts")).runs],
  ["show", async () => (await import("./show.ts")).show],
  ["rank", async () => (await import("./rank.ts")).rank],
  ["select-and-trigger", async () => (await import("./select-and-trigger.ts")).selectAndTrigger],
]);

/** The command line: words → one call → exit code. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = argv;
  switch (name) {
    case undefined:
      io.stderr.write(await help());
      return wrongInput;
    case "--version":
    case "-v":
      io.stdout.write(`${version}\n`);
      return 0;
    case "help":
      return main(rest[0] === undefined ? ["--help"] : [rest[0], "--help"], io);
    case "--help":
    case "-h":
      io.stdout.write(await help());
      return 0;
    default:
      return perform(name, rest, io);
  }
}

async function perform(name: string, argv: readonly string[], io: Io): Promise<number> {
  const load = verbs.get(name);
  try {
    requireCurrentFolder();
    if (load === undefined) throw new UsageError(`'${name}' is not a verb of jipper${instead(name)}`);
    const verb = await load();
    const given = parseGiven(verb, argv);
    if (!given.has("help")) return await verb.run(given, io);
    io.stdout.write(helpOf(verb));
    io.stdout.write(verb.moreHelp?.(given) ?? "");
    return 0;
  } catch (error) {
    const { isMendable } = await import("./mendable.ts");
    if (!isMendable(error)) {
      io.stderr.write(`Jipper could not go on: ${wordsOf(error)}\n${whatNow(name)}\n`);
      return brokenOff;
    }
    const see = load === undefined ? "jipper --help" : `jipper ${name} --help`;
    io.stderr.write(`${error.message}\n${error instanceof UsageError ? `see: ${see}\n` : ""}`);
    return wrongInput;
  }
}

/** Everything starts from it; without one, Node's own words say nothing. */
function requireCurrentFolder(): void {
  try {
    process.cwd();
  } catch {
    throw new UsageError("the folder in which Jipper was started is there no more; change to another one");
  }
}

function instead(name: string): string {
  return fs.existsSync(name) ? `; did you mean 'jipper run ${name}'?` : didYouMean(name, [...verbs.keys()]);
}

/** Of what the system says no more is of use; of a mistake of ours, where it is. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error ? error.message : (error.stack ?? error.message);
}

async function help(): Promise<string> {
  const all = await Promise.all([...verbs.values()].map((load) => load()));
  const width = Math.max(...all.map(({ name }) => name.length));
  return `Run steps; when one fails, undo the ones before it. Start the Jenkins job that will begin soonest.

Usage: jipper VERB [options]

Verbs:
${all.map(({ name, about }) => `  ${name.padEnd(width)}  ${about}`).join("\n")}

Options:
  --help     This text; behind a verb, that of the verb.
  --version  The version.

Exit code: 0 all is well, 1 undone, 2 something is left undone, 3 the input was wrong and nothing ran.
Those of a build that was triggered: jipper select-and-trigger --help

Example:
  jipper run deploy.yml
`;
}
