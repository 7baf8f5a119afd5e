import assert from "node:assert/strict";
import { test } from "node:test";
import type { CandidateJob } from "../../src/selection/candidates.ts";
import type { ParameterDefinitionJson } from "../../src/selection/jenkins-json.ts";
import { isEqualRequest, refusalOf } from "../../src/selection/parameters.ts";

const declared: readonly ParameterDefinitionJson[] = [
  { name: "REF", type: "StringParameterDefinition", defaultParameterValue: { value: "main" } },
  {
    name: "TONE",
    type: "ChoiceParameterDefinition",
    choices: ["warm", "cold"],
    defaultParameterValue: { value: "warm" },
  },
  { name: "LOUD", type: "BooleanParameterDefinition", defaultParameterValue: { value: false } },
  { name: "SECRET", type: "PasswordParameterDefinition", defaultParameterValue: {} },
];

function candidate(parameters: readonly ParameterDefinitionJson[]): CandidateJob {
  return { job: "app", isConcurrent: false, nextBuildNumber: 1, parameters };
}

const refusals: readonly (readonly [
  title: string,
  parameters: { readonly [name: string]: string },
  refusal: string | undefined,
])[] = [
  ["what is declared is taken", { REF: "x", TONE: "cold", LOUD: "maybe", SECRET: "s" }, undefined],
  ["nothing at all is taken: there are defaults", {}, undefined],
  [
    "what is not declared is refused",
    { RFE: "x" },
    "does not declare the parameter 'RFE'; it declares 'REF', 'TONE', 'LOUD', 'SECRET'",
  ],
  [
    "a name in another case is refused with the right one",
    { ref: "x" },
    "does not declare the parameter 'ref'; did you mean 'REF'?",
  ],
  [
    "a choice that is none is refused, without its value",
    { TONE: "hot" },
    "has no such choice for 'TONE'; it has 'warm', 'cold'",
  ],
  [
    "the empty choice is one only where it is declared",
    { TONE: "" },
    "has no such choice for 'TONE'; it has 'warm', 'cold'",
  ],
];

for (const [title, parameters, refusal] of refusals)
  test(title, () => {
    assert.equal(refusalOf(parameters, candidate(declared)), refusal);
  });

test("a Jenkins job that declares nothing takes nothing", () => {
  assert.equal(refusalOf({ REF: "x" }, candidate([])), "declares no parameters, and so not 'REF'");
  assert.equal(refusalOf({}, candidate([])), undefined);
});

test("a file cannot be sent as text", () => {
  const file = { name: "IMAGE", type: "FileParameterDefinition" };
  assert.equal(refusalOf({ IMAGE: "x" }, candidate([file])), "wants a file for 'IMAGE', which cannot be sent as text");
});

const theirs = (values: { readonly [name: string]: unknown }) => [
  {},
  { causes: [{ shortDescription: "Started by somebody" }] },
  { parameters: Object.entries(values).map(([name, value]) => (value === undefined ? { name } : { name, value })) },
];

const equals: readonly (readonly [
  title: string,
  item: { readonly [name: string]: unknown },
  parameters: { readonly [name: string]: string },
  isEqual: boolean,
])[] = [
  [
    "the same values are equal",
    { REF: "x", TONE: "cold", LOUD: true, SECRET: undefined },
    { REF: "x", TONE: "cold", LOUD: "TRUE" },
    true,
  ],
  ["what is left out has its default", { REF: "main", TONE: "warm", LOUD: false, SECRET: undefined }, {}, true],
  ["another value is not equal", { REF: "y", TONE: "warm", LOUD: false, SECRET: undefined }, { REF: "x" }, false],
  [
    "an empty value is not the default",
    { REF: "main", TONE: "warm", LOUD: false, SECRET: undefined },
    { REF: "" },
    false,
  ],
  [
    "passwords are not compared",
    { REF: "x", TONE: "warm", LOUD: false, SECRET: undefined },
    { REF: "x", SECRET: "s" },
    true,
  ],
  [
    "anything but true is false",
    { REF: "x", TONE: "warm", LOUD: false, SECRET: undefined },
    { REF: "x", LOUD: "yes" },
    true,
  ],
  ["a value more or less is not equal", { REF: "x", TONE: "warm" }, { REF: "x" }, false],
];

for (const [title, item, parameters, isEqual] of equals)
  test(title, () => {
    assert.equal(isEqualRequest(theirs(item), parameters, candidate(declared)), isEqual);
  });

test("without parameters every request is equal", () => {
  assert.equal(isEqualRequest([{}], {}, candidate([])), true);
});

test("choices that are not Jenkins' own refuse nothing", () => {
  const several = { name: "ZONES", type: "PluginChoiceParameterDefinition", choices: ["a", "b"] };
  assert.equal(refusalOf({ ZONES: "a,b" }, candidate([several])), undefined);
  const empty = { name: "REF", choices: null } as unknown as ParameterDefinitionJson;
  assert.equal(refusalOf({ REF: "x" }, candidate([empty])), undefined);
});

test("a truth without default is false, and empty actions are passed over", () => {
  const loud = { name: "LOUD", type: "BooleanParameterDefinition" };
  const actions = [null, { parameters: null }, { parameters: [{ name: "LOUD", value: false }] }];
  assert.equal(isEqualRequest(actions as unknown as ReturnType<typeof theirs>, {}, candidate([loud])), true);
});
