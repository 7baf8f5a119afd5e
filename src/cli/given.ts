import { parseArgs } from "node:util";
import { nearest } from "../plan/did-you-mean.ts";
import { UsageError } from "./usage-error.ts";
import { optionsOf, type Verb } from "./verb.ts";

/** What the user wrote behind a verb. */
export type Given = {
  readonly words: readonly string[];
  /** The value of an option; undefined where it was not given. */
  readonly value: (name: string) => string | undefined;
  readonly values: (name: string) => readonly string[];
  readonly has: (name: string) => boolean;
};

type Token = { readonly name: string; readonly rawName: string; readonly value?: string | undefined } & {
  readonly inlineValue?: boolean | undefined;
};

/** Reads the words behind a verb. Throws a UsageError. */
export function parseGiven(verb: Verb, argv: readonly string[]): Given {
  const options = new Map(Object.entries(optionsOf(verb)));
  const forms = [...options].map(([name, { value }]) => [
    name,
    {
      type: value === undefined ? ("boolean" as const) : ("string" as const),
      ...(name === "help" ? { short: "h" } : {}),
    },
  ]);
  // Not strict: what Node says of mistakes is not for people.
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(forms),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const values = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const before = values.get(token.name) ?? [];
    const option = options.get(token.name);
    if (option === undefined) throw new UsageError(unknown(token, verb, [...options.keys()]));
    const value = checkedValue(token, option.value);
    if (option.value !== undefined && !option.many && before.length > 0)
      throw new UsageError(`--${token.name} is given twice; once is enough`);
    values.set(token.name, [...before, value]);
  }
  return {
    words: tokens.flatMap((token) => (token.kind === "positional" ? [token.value] : [])),
    value: (name) => values.get(name)?.[0],
    values: (name) => values.get(name) ?? [],
    has: (name) => values.has(name),
  };
}

function checkedValue({ name, value, inlineValue }: Token, called: string | undefined): string {
  if (called === undefined) {
    if (value !== undefined) throw new UsageError(`--${name} takes no value; leave out '=${value}'`);
    return "";
  }
  // The next option is a value that was forgotten, more likely than one that begins with a hyphen.
  const isForgotten = value === undefined || (!inlineValue && value.startsWith("-") && value !== "-");
  if (isForgotten || value === "") throw new UsageError(`--${name} needs a value: --${name} ${called}`);
  return value;
}

function unknown({ name, rawName }: Token, verb: Verb, known: readonly string[]): string {
  const start = `'${rawName}' is not an option of 'jipper ${verb.name}'`;
  if (!rawName.startsWith("--"))
    return `${start}; options start with --, and a name that starts with - stands behind --`;
  // There is none for a secret: others on the machine see the words of a command.
  if (/^(api-?)?token$|^password$/.test(name) && known.includes("auth"))
    return `${start}; the token is in JENKINS_API_TOKEN, or with its user in the file of --auth @FILE`;
  const near = nearest(name, known);
  return near === undefined ? start : `${start}; did you mean '--${near}'?`;
}
