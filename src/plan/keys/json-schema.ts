import { jenkinsTable } from "./jenkins-keys.ts";
import { type Key, type KeyTable, kindsOf, type PlainForm } from "./key-table.ts";
import { defaultsTable, fileTable, outputTable, parameterTable, retryTable, revertTable, stepTable } from "./keys.ts";

type Schema = { readonly [keyword: string]: unknown };

const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });
const oneOrMore = (item: Schema): Schema => ({ anyOf: [item, { type: "array", minItems: 1, items: item }] });

const scalar = { type: ["string", "number", "boolean"] } as const;
const nonBlank = { pattern: "\\S" } as const;
const oneLine = { ...scalar, ...nonBlank } as const;
const texts = { type: ["object", "null"], additionalProperties: { type: [...scalar.type, "null"] } } as const;
const duration =
  "^(?=\\d)(?:\\d+(?:\\.\\d+)?d)?(?:\\d+(?:\\.\\d+)?h)?(?:\\d+(?:\\.\\d+)?m)?(?:\\d+(?:\\.\\d+)?s)?(?:\\d+(?:\\.\\d+)?ms)?$|^0$";

/** What an editor can know of each form; what it cannot, the reader of the list tells. */
const forms: { readonly [F in PlainForm]: Schema } = {
  title: oneLine,
  text: { type: [...scalar.type, "null"] },
  id: { type: "string", pattern: "^[A-Za-z_][A-Za-z0-9_-]{0,99}$" },
  script: { type: ["string", "boolean"], ...nonBlank },
  folder: { ...scalar, minLength: 1 },
  shell: {
    type: ["string", "boolean"],
    ...nonBlank,
    examples: ["bash", "sh", "pwsh", "powershell", "cmd", "python", "perl {0}"],
  },
  duration: { anyOf: [{ type: "string", pattern: duration }, { const: 0 }], examples: ["90s", "5m", "1h30m"] },
  minutes: { type: "number", minimum: 0 },
  switch: { type: "boolean" },
  value: { type: [...scalar.type, "null"] },
  template: oneLine,
  address: { type: "string", pattern: "^(?:https?://(?![^/?#]*@).|\\$(?:\\{\\{|\\[\\[))" },
  condition: oneLine,
  name: oneLine,
  names: oneOrMore(oneLine),
  templates: oneOrMore(oneLine),
  "exit-codes": oneOrMore({ type: "integer", minimum: 1, maximum: 255 }),
  env: { ...texts, propertyNames: { pattern: "^[^=]+$" } },
  parameters: { ...texts, propertyNames: nonBlank },
};

/** Tables that have a definition of their own, by the names of these. */
const definitions: { readonly [name: string]: KeyTable } = {
  step: stepTable,
  revert: revertTable,
  retry: retryTable,
  jenkins: jenkinsTable,
  parameter: parameterTable,
  output: outputTable,
  defaults: defaultsTable,
};

/** JSON Schema (draft 7, which editors know best) of a step list, made from the tables of its keys. */
export function stepListSchema(): Schema {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Step list of Jipper",
    anyOf: [ref("file"), ref("steps")],
    $defs: {
      file: mapSchema(fileTable),
      steps: {
        description: "Steps, in the order in which they run; text alone is short for 'run'.",
        type: "array",
        minItems: 1,
        items: { anyOf: [ref("step"), forms.script] },
      },
      ...Object.fromEntries(Object.entries(definitions).map(([name, table]) => [name, mapSchema(table)])),
    },
  };
}

function mapSchema(table: KeyTable): Schema {
  const keys = Object.entries(table.keys);
  const kinds = kindsOf(table);
  const ofKinds = kinds.map((kind) => ({ required: [kind] }));
  const enough = keys.flatMap(([name, { isEnough }]) =>
    isEnough ? [{ required: [name], not: { anyOf: ofKinds } }] : [],
  );
  const required = keys.filter(([, key]) => key.required).map(([name]) => name);
  const company = keys.flatMap(([name, key]) => {
    const rules = [
      ...companyOf(key, kinds),
      ...keys.flatMap(([other, { isTextsIn }]) => textsRule(isTextsIn, name, other)),
    ];
    return rules.length === 0 ? [] : [[name, rules.length === 1 ? rules[0] : { allOf: rules }] as const];
  });
  return {
    type: "object",
    properties: Object.fromEntries(keys.map(([name, key]) => [name, keySchema(key)])),
    additionalProperties: false,
    ...(required.length === 0 ? {} : { required }),
    ...(kinds.length === 0 ? {} : { oneOf: [...ofKinds, ...enough] }),
    ...(company.length === 0 ? {} : { dependencies: Object.fromEntries(company) }),
  };
}

function textsRule(kind: string | undefined, name: string, key: string): readonly Schema[] {
  return kind === name ? [{ properties: { [key]: texts } }] : [];
}

/** Which other keys there must be, or not be, beside one. */
function companyOf({ of, insteadOf, with: needed }: Key, kinds: readonly string[]): readonly Schema[] {
  return [
    ...(of === undefined || kinds.length === 0 ? [] : [{ anyOf: of.map((kind) => ({ required: [kind] })) }]),
    ...(insteadOf === undefined ? [] : [{ not: { required: [insteadOf] } }]),
    ...(needed === undefined ? [] : [{ required: [needed] }]),
  ];
}

function keySchema(key: Key): Schema {
  const schema = formSchema(key);
  // In draft 7 nothing counts that stands beside a reference.
  return "$ref" in schema
    ? { description: key.description, allOf: [schema] }
    : { description: key.description, ...schema };
}

function formSchema(key: Key): Schema {
  switch (key.is) {
    case "number":
      return { type: key.isWhole ? "integer" : "number", minimum: key.from };
    case "choice":
      return { enum: key.among };
    case "choices":
      return oneOrMore({ enum: key.among });
    case "json":
      return {};
    case "steps":
      return ref("steps");
    case "map":
      return kindsOf(key.table).length > 0
        ? tableSchema(key.table)
        : { anyOf: [tableSchema(key.table), { type: "null" }] };
    case "map-of":
      return {
        type: ["object", "null"],
        propertyNames: { pattern: "^[A-Za-z_][A-Za-z0-9_-]*$" },
        additionalProperties: { anyOf: [tableSchema(key.table), key.short === undefined ? { type: "null" } : oneLine] },
      };
    case "script-or":
      return { anyOf: [{ type: "string", ...nonBlank }, tableSchema(key.table)] };
    case "tries-or":
      return { anyOf: [{ type: "integer", minimum: 0 }, tableSchema(key.table)] };
    default:
      return forms[key.is];
  }
}

function tableSchema(table: KeyTable): Schema {
  const name = Object.keys(definitions).find((name) => definitions[name] === table);
  return name === undefined ? mapSchema(table) : ref(name);
}
