import { didYouMean } from "../did-you-mean.ts";
import { convertValue } from "../parameter-value.ts";
import type { ParameterValue } from "../plan.ts";
import { quoted } from "../problems.ts";
import type { ValuesLater } from "./including.ts";
import { type Declaration, type ReadDeclaration, readDeclarations } from "./parameter-declaration.ts";
import type { Entry, Reader } from "./read-map.ts";
import { spanOf } from "./read-yaml.ts";

/** Where values of parameters come from: what is given by name, else the environment, else the defaults. */
export type GivenParameters = {
  /** Values by name: as text, to be made the declared type, or of that type already. */
  readonly params?: { readonly [name: string]: ParameterValue };
  /** Who gave them, for messages, such as `--param`. */
  readonly paramsFrom?: { readonly [name: string]: string };
  /** Of which the variables JIPPER_PARAM_<NAME> count, the name in upper case with `_` for `-`. */
  readonly environment?: { readonly [name: string]: string | undefined };
  /** Whether a required parameter without a value is a mistake; it is, unless the plan is only looked at. */
  readonly isLookedAt?: boolean;
  /** Told each value of a secret parameter. */
  readonly secret?: (name: string, value: string) => void;
  /** Of an included file: nothing else counts then. */
  readonly with?: ValuesLater;
};

export type ReadParameters = {
  /** In the order of the file. */
  readonly declarations: readonly Declaration[];
  /** Of those that have one and are not secret. Not given and without default is empty text, as with GitHub's inputs. */
  readonly values: { readonly [name: string]: ParameterValue };
  /** Names of the secret ones that have a value. */
  readonly secrets: readonly string[];
};

type GivenValue = { readonly value: ParameterValue; readonly from: string | undefined };

/** The declared parameters with the values that were given; what is missing, not declared or of another type is told. */
export function readParameters(reader: Reader, entry: Entry | undefined, from: GivenParameters): ReadParameters {
  const read = readDeclarations(reader, entry);
  const declarations = read.map(({ declaration }) => declaration);
  if (from.with !== undefined) {
    from.with.declared(declarations);
    return { declarations, values: {}, secrets: [] };
  }
  refuseUndeclared(reader, entry, declarations, from);
  const values: [string, ParameterValue][] = [];
  const secrets: string[] = [];
  for (const one of read) {
    const { name, secret } = one.declaration;
    const value = checkedValue(reader, one, givenValue(reader, one, declarations, from), from.isLookedAt === true);
    if (value === undefined) continue;
    if (secret && value !== "") {
      secrets.push(name);
      from.secret?.(name, String(value));
    } else values.push([name, value]);
  }
  return { declarations, values: Object.fromEntries(values), secrets };
}

/** The environment variable that gives a parameter. */
export function parameterVariable(name: string): string {
  return `JIPPER_PARAM_${name.toUpperCase().replaceAll("-", "_")}`;
}

function refuseUndeclared(
  reader: Reader,
  entry: Entry | undefined,
  declarations: readonly Declaration[],
  { params = {} }: GivenParameters,
): void {
  const names = declarations.map(({ name }) => name);
  for (const name of Object.keys(params)) {
    if (names.includes(name)) continue;
    const otherwise = names.length === 0 ? "; the step list declares none" : `; declared are ${names.join(", ")}`;
    const message = `the given parameter ${quoted(name)} is not declared${didYouMean(name, names, otherwise)}`;
    reader.problems.add(entry === undefined ? [0, 1] : spanOf(entry.key), message);
  }
}

function givenValue(
  { problems }: Reader,
  { declaration: { name }, key }: ReadDeclaration,
  all: readonly Declaration[],
  { params = {}, paramsFrom = {}, environment = {} }: GivenParameters,
): GivenValue | undefined {
  const value = Object.hasOwn(params, name) ? params[name] : undefined;
  if (value !== undefined) return { value, from: Object.hasOwn(paramsFrom, name) ? paramsFrom[name] : undefined };
  const variable = parameterVariable(name);
  const text = environment[variable];
  if (text === undefined) return undefined;
  const other = all.find((one) => one.name !== name && parameterVariable(one.name) === variable);
  if (other === undefined) return { value: text, from: `$${variable}` };
  problems.add(
    spanOf(key),
    `$${variable} may be meant for '${name}' or for '${other.name}'; unset it and pass --param ${name}=…`,
  );
  return undefined;
}

/** Undefined where there is none; what is wrong is told, a secret value never. */
function checkedValue(
  { problems }: Reader,
  { declaration, key }: ReadDeclaration,
  given: GivenValue | undefined,
  isLookedAt: boolean,
): ParameterValue | undefined {
  const { name, required, secret } = declaration;
  const ways = `pass --param ${name}=…, set $${parameterVariable(name)}, or in a workflow the input 'params'`;
  if (given === undefined) {
    if (required && !isLookedAt) problems.add(spanOf(key), `the parameter '${name}' must be given: ${ways}`);
    return required ? undefined : (declaration.default ?? "");
  }
  const from = given.from === undefined ? "" : ` from ${given.from}`;
  if (given.value === "" && required) {
    problems.add(spanOf(key), `the parameter '${name}' must not be empty, as it is${from}: ${ways}`);
    return undefined;
  }
  // What it is without being given, it may be given.
  if (given.value === "" && declaration.default === undefined) return "";
  const converted = convertValue(declaration, given.value);
  if ("value" in converted) return converted.value;
  const found = secret ? "the secret value" : shown(String(given.value));
  problems.add(spanOf(key), `the parameter '${name}' must be ${converted.wanted}; ${found}${from} is not`);
  return undefined;
}

/** In quotes it is without the blanks around it, which may be what is wrong. */
function shown(text: string): string {
  if (text === "") return "empty text";
  if (text.trim() === "") return "a text of blanks";
  return text === text.trim() ? quoted(text) : `${quoted(text)} with blanks or line breaks around it`;
}
