import fs from "node:fs";
import { didYouMean } from "../plan/did-you-mean.ts";
import { StepListError } from "../plan/problem.ts";
import { JournalError } from "../runner/journal.ts";
import { RunBusyError } from "../runner/lock.ts";
import { UnreadableFileError } from "../runner/step-list-file.ts";
import { version } from "../version.ts";
import { brokenOff, wrongInput } from "./exit-code.ts";
import { parseGiven } from "./given.ts";
import { plan } from "./plan.ts";
import { rollback } from "./rollback.ts";
import { run } from "./run.ts";
import { UsageError } from "./usage-error.ts";
import { validate } from "./validate.ts";
import { helpOf, type Io, type Verb } from "./verb.ts";

const verbs = [run, plan, validate, rollback];

const help = `Run steps; when one fails, undo the ones before it.

Usage: jipper VERB [options]

Verbs:
${verbs.map(({ name, about }) => `  ${name.padEnd(9)} ${about}`).join("\n")}

Options:
  --help     This text; behind a verb, that of the verb.
  --version  The version.

Exit code: 0 all is well, 1 undone, 2 something is left undone, 3 the input was wrong and nothing ran.

Example:
  jipper run deploy.yml
`;

/** The command line: words → one call → exit code. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = argv;
  switch (name) {
    case undefined:
      io.stderr.write(help);
      return wrongInput;
    case "--version":
    case "-v":
      io.stdout.write(`${version}\n`);
      return 0;
    case "help":
      return main(rest[0] === undefined ? ["--help"] : [rest[0], "--help"], io);
    case "--help":
    case "-h":
      io.stdout.write(help);
      return 0;
  }
  const verb = verbs.find((verb) => verb.name === name);
  try {
    return verb === undefined ? noSuchVerb(name) : await perform(verb, rest, io);
  } catch (error) {
    if (!isTheUsersToMend(error)) {
      io.stderr.write(`Jipper could not go on: ${error instanceof Error ? (error.stack ?? error.message) : error}\n`);
      return brokenOff;
    }
    const see = verb === undefined ? "jipper --help" : `jipper ${verb.name} --help`;
    io.stderr.write(`${error.message}\n${error instanceof UsageError ? `see: ${see}\n` : ""}`);
    return wrongInput;
  }
}

function noSuchVerb(name: string): never {
  const names = verbs.map((verb) => verb.name);
  const instead = fs.existsSync(name) ? `; did you mean 'jipper run ${name}'?` : didYouMean(name, names);
  throw new UsageError(`'${name}' is not a verb of jipper${instead}`);
}

async function perform(verb: Verb, argv: readonly string[], io: Io): Promise<number> {
  const given = parseGiven(verb, argv);
  if (!given.has("help")) return verb.run(given, io);
  io.stdout.write(helpOf(verb));
  return 0;
}

function isTheUsersToMend(error: unknown): error is Error {
  return [UsageError, StepListError, UnreadableFileError, JournalError, RunBusyError].some(
    (kind) => error instanceof kind,
  );
}
