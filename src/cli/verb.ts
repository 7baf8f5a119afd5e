import type { Given } from "./given.ts";

export type Option = {
  /** What its value is called in the help; absent for a switch. */
  readonly value?: string;
  /** Whether it may be given more than once. */
  readonly many?: true;
  readonly about: string;
};

/** One verb of the command line: its help, and what it does. */
export type Verb = {
  readonly name: string;
  /** One line, for the list of verbs. */
  readonly about: string;
  /** What stands behind its name, such as `FILE [options]`. */
  readonly takes: string;
  readonly options: { readonly [name: string]: Option };
  /** Ends with what is worth knowing of its exit codes. */
  readonly exitCodes: string;
  readonly example: string;
  /** What its help says below all else of the words that stand behind it: whole lines. */
  readonly moreHelp?: (given: Given) => string;
  /** Resolves with the exit code. */
  readonly run: (given: Given, io: Io) => Promise<number>;
};

/** Where output goes. */
export type Io = { readonly stdout: NodeJS.WriteStream; readonly stderr: NodeJS.WriteStream };

const help = { about: "This text." };

/** Its own options and those that every verb has. */
export function optionsOf(verb: Verb): Verb["options"] {
  return { ...verb.options, help };
}

/** The help of one verb. */
export function helpOf(verb: Verb): string {
  const rows = Object.entries(optionsOf(verb)).map(
    ([name, { value, about }]) => [`--${name}${value === undefined ? "" : ` ${value}`}`, about] as const,
  );
  const width = Math.max(...rows.map(([flag]) => flag.length));
  return [
    verb.about,
    "",
    `Usage: jipper ${verb.name} ${verb.takes}`,
    "",
    "Options:",
    ...rows.map(([flag, about]) => `  ${flag.padEnd(width)}  ${about}`),
    "",
    `Exit code: ${verb.exitCodes}`,
    "",
    "Example:",
    ...verb.example.split("\n").map((line) => `  ${line}`),
    "",
  ].join("\n");
}
