import { isMap, type ParsedNode } from "yaml";
import { label } from "../../report/sanitize.ts";
import { cut } from "../../report/width.ts";
import { allSteps, type Group, isGroup, type ParameterValue, type Plan, type Step, type Templates } from "../plan.ts";
import { quoted } from "../problems.ts";
import type { IncludedFile, Including, ReadFile } from "./including.ts";
import { defaultGraceMs } from "./limits.ts";
import type { Declaration } from "./parameter-declaration.ts";
import { isTemplate, valuesOfWith } from "./parameter-with.ts";
import { describe, type Entries, type Entry, type Reader, readEntries } from "./read-map.ts";
import { textOf } from "./read-text.ts";
import { longestName } from "./read-work.ts";
import { spanOf } from "./read-yaml.ts";

/** The most that included files may come to. */
const most = { depth: 10, steps: 100_000, characters: 50_000_000 };

/** The step that includes a file, as far as it is read. */
export type UsingStep = {
  readonly id: string;
  readonly path: string;
  /** What it says itself; above what the file says. */
  readonly env: Templates;
  /** For members that say nothing else; undefined where it says nothing. */
  readonly graceMs: number | undefined;
};

/** A file that is included, as a group, and its title: its `name`, else its path. */
export type ReadUses = { readonly group: Group; readonly name: string };

/**
 * Reads the file that a step `uses`, with the values that its `with` gives. The ids of the members start with the id of
 * the step. Undefined where there is no file to be read, which is told; mistakes in the file are told as its own.
 */
export function readUses(
  reader: Reader,
  including: Including,
  uses: Entry,
  written: Entry | undefined,
  step: UsingStep,
): ReadUses | undefined {
  const entries = written === undefined ? new Map() : readWith(reader, written);
  if (!uses.value) return undefined;
  const found = findFile(reader, including, uses.value);
  if (found === undefined) return undefined;
  const read = readFile(reader, including, found, step);
  const { plan, declarations, outputs } = read;
  if (!isWithinBounds(reader, including, uses.value, read) || plan === undefined) return undefined;
  const params = valuesOfWith(declarations, {
    problems: reader.problems,
    at: spanOf(uses.value),
    label: found.label,
    entries,
    secret: (name, value) => including.secret?.(`${including.prefix}${step.id}/${name}`, value),
  });
  return {
    group: {
      kind: "uses",
      steps: membersOf(plan, found, step),
      env: step.env,
      params,
      ...declaredOf(declarations, params),
      ...(Object.keys(outputs).length === 0 ? {} : { outputs }),
    },
    name: plan.name ?? cut(label(textOf(uses.value) ?? ""), longestName),
  };
}

/** What is to be seen to when the step begins: values that hold expressions, and secret ones. */
function declaredOf(declarations: readonly Declaration[], params: { readonly [name: string]: ParameterValue }) {
  const declared = declarations.flatMap(({ name, type, options, pattern, required, secret }) => {
    if (!secret && !isTemplate(params[name] ?? "")) return [];
    const rule = { type, ...(options && { options }), ...(pattern !== undefined && { pattern }) };
    return [[name, { ...rule, ...(required && { required }), ...(secret && { secret }) }] as const];
  });
  return declared.length === 0 ? {} : { declared: Object.fromEntries(declared) };
}

function readWith(reader: Reader, { value }: Entry): Entries {
  if (value === undefined || value === null) return new Map();
  if (!isMap(value)) {
    reader.problems.add(
      spanOf(value),
      `'with' must be a map from names of parameters to values; found ${describe(value)}`,
    );
    return new Map();
  }
  const entries = readEntries(reader, value);
  for (const { name, value } of entries.values())
    if (value && textOf(value) === undefined)
      reader.problems.add(
        spanOf(value),
        `the value of ${quoted(name)} must be text, a number, true or false; found ${describe(value)}`,
      );
  return entries;
}

/** The file, unless it cannot be had, or includes itself. */
function findFile({ problems }: Reader, { include, chain, whole }: Including, node: ParsedNode) {
  const specifier = (textOf(node) ?? "").trim();
  const wrong = (message: string) => {
    problems.add(spanOf(node), message);
    return undefined;
  };
  const mistake = specifierMistake(specifier);
  if (mistake !== undefined) return wrong(mistake);
  if (whole.isTooMuch) return undefined;
  if (include === undefined) return wrong("other files cannot be included here, as no place is known to look for them");
  const found = include(specifier, chain.at(-1)?.file);
  if (typeof found === "string") return wrong(`${quoted(specifier)} cannot be included: ${found}`);
  const first = chain.findIndex(({ file }) => file === found.file);
  if (first < 0) return chain.length > most.depth ? wrong(tooDeep) : found;
  const labels = [...chain.slice(first), found].map(({ label }) => label);
  return wrong(`a step list cannot include itself: ${labels.join(" → ")}`);
}

const tooDeep = `files may include one another ${most.depth} deep, not deeper; this goes deeper`;

/** Reads the file, if it is the first time: else a few files that use one another would be read without an end. */
function readFile({ problems }: Reader, including: Including, found: IncludedFile, step: UsingStep): ReadFile {
  const { chain, prefix, whole } = including;
  const known = whole.files.get(found.file);
  if (known !== undefined) return known;
  whole.characters += found.text.length;
  const sum = { steps: 0, depth: 0 };
  let declarations: readonly Declaration[] = [];
  const { plan, outputs = {} } =
    (whole.characters > most.characters
      ? undefined
      : including.read(
          found,
          problems,
          { declared: (all) => (declarations = all) },
          {
            ...including,
            chain: [...chain, { label: found.label, file: found.file }],
            sum,
            prefix: `${prefix}${step.id}/`,
          },
        )) ?? {};
  const steps = plan === undefined ? 0 : allSteps(plan.steps).length;
  const read = { plan, declarations, outputs, steps, depth: sum.depth };
  whole.files.set(found.file, read);
  return read;
}

/** False if so much is included that no more is read, or too deep; the former is told once. */
function isWithinBounds(
  { problems }: Reader,
  { chain, sum, whole }: Including,
  node: ParsedNode,
  { steps, depth }: ReadFile,
): boolean {
  if (chain.length + depth > most.depth) {
    problems.add(spanOf(node), tooDeep);
    return false;
  }
  sum.steps += steps;
  sum.depth = Math.max(sum.depth, depth + 1);
  if (whole.isTooMuch) return false;
  const [what, limit] =
    sum.steps > most.steps
      ? ["steps", most.steps]
      : whole.characters > most.characters
        ? ["characters", most.characters]
        : [];
  if (limit === undefined) return true;
  whole.isTooMuch = true;
  const limitInWords = limit.toLocaleString("en");
  problems.add(
    spanOf(node),
    `the files that are included up to here have more than ${limitInWords} ${what}, and no plan can have more`,
  );
  return false;
}

/** What is wrong with what stands behind `uses`; undefined where it is the path of a file. */
function specifierMistake(path: string): string | undefined {
  const wanted = "'uses' names another step list by its path from this file, such as ./join.yml";
  if (path === "") return wanted;
  if (/\p{Cc}/u.test(path)) return `${wanted}; ${quoted(path)} has characters that no path has`;
  if (/^\.\.?\/./.test(path)) return undefined;
  if (path.startsWith("docker://")) return `${wanted}; containers of a workflow are not run here`;
  if (/^[\w.-]+\/[\w./-]+@\S+$/.test(path))
    return `${wanted}; ${quoted(path)} is an action, which runs in a step of the workflow, not here`;
  if (/^(\/|~|[a-z]:)/i.test(path)) return `${wanted}; ${quoted(path)} is a path that differs between machines`;
  if (path.includes("\\")) return `${wanted}; write / between folders`;
  return `${wanted}; write ./${path} if that is meant`;
}

/**
 * The steps of the file as members. What the file sets as `env` is given to each, since its expressions see what they
 * see, and not what the step sees that includes the file; names that this step sets itself are left out of it.
 */
function membersOf({ env, steps }: Plan, included: IncludedFile, using: UsingStep): readonly Step[] {
  const below = Object.fromEntries(Object.entries(env).filter(([name]) => !Object.hasOwn(using.env, name)));
  const moved = (step: Step): Step => {
    const { id, path, work, file = included.label, graceMs } = step;
    return {
      ...step,
      graceMs: graceMs === defaultGraceMs ? (using.graceMs ?? graceMs) : graceMs,
      id: `${using.id}/${id}`,
      path: path.replace(/^steps/, `${using.path}.uses`),
      file,
      work: isGroup(work) ? { ...work, steps: work.steps.map(moved) } : work,
    };
  };
  const isBare = Object.keys(below).length === 0;
  return steps.map(moved).map((step) => (isBare ? step : { ...step, work: withEnv(step.work, below) }));
}

function withEnv(work: Step["work"], below: Templates): Step["work"] {
  return { ...work, env: { ...below, ...work.env } };
}
