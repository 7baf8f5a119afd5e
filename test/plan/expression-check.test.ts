import assert from "node:assert/strict";
import { test } from "node:test";
import { contexts, expressionTokens } from "../../src/plan/expressions/expression.ts";
import { expressionMistakes, type StepSeen, type Visible } from "../../src/plan/expressions/expression-check.ts";
import { noExpressionIn, type Whose, wayThroughEnv } from "../../src/plan/expressions/way-around.ts";

const seen: { readonly [id: string]: StepSeen } = {
  volume: "before",
  probe: "maybe-skipped",
  cleanup: "later",
  twin: "sibling",
  here: "itself",
  group: "around",
};

const inStep: Visible = {
  contexts: ["params", "env", "github", "runner", "steps"],
  hasStatusFunctions: false,
  parameters: ["size", "dry-run"],
  stepIds: Object.keys(seen),
  step: (id) => (Object.hasOwn(seen, id) ? seen[id] : undefined),
  whose: "step",
};
const inCondition: Visible = { ...inStep, hasStatusFunctions: true };
const inRevert: Visible = { ...inStep, contexts: [...inStep.contexts, "outputs", "failure"], whose: "revert" };
const inFile: Visible = { ...inStep, contexts: ["params", "env", "github", "runner"], whose: "file" };

const known = "known are params, env, github, runner, steps";
const functions = "case, contains, endsWith, format, fromJSON, join, startsWith, toJSON";
const status = `${functions}, success, failure, cancelled, always`;
const wrong = "this expression is wrong:";
const formatWords =
  "the text of format(…) has a {N} without its value, or a bracket that is none of a {N}; write {{ or }} for a bracket";

const inSteps: [expression: string, ...mistakes: string[]][] = [
  ["params.size"],
  ["PARAMS['Size'] || params[env.WHICH] || toJSON(params)"],
  ["github.event.issue.title == github.whatever"],
  ["runner.os == 'Linux' && runner.TOOL_CACHE"],
  ["steps.volume.outputs.id"],
  ["steps.VOLUME.outputs['id']"],
  ["steps.volume.exit-code == 0 && steps.volume.status == steps.volume.conclusion"],
  ["steps.*.outcome"],
  ["steps[params.size].outputs.id"],
  ["format('{0} {1}', params.size, env.X)"],
  ["fromJSON('[1]')[0]"],
  // Nothing, and no sense in it
  ["", "there is nothing in this expression; write params.NAME between the brackets"],
  [" \n", "there is nothing in this expression; write params.NAME between the brackets"],
  ["'a' 'b'", `${wrong} unexpected symbol: 'b'`],
  ["1 + 1", `${wrong} unexpected symbol: '+'`],
  ["params.size = 1", `${wrong} unexpected symbol: '='; write == to compare`],
  ["params.size)", `${wrong} unexpected symbol: ')'`],
  ["(params.size", `${wrong} unexpected end of expression: 'size'`],
  ['"a"', `${wrong} unexpected symbol: '"a"'; a text stands in single quotes, as in 'text'`],
  ["x".repeat(21_001), `${wrong} it is longer than 21,000 characters`],
  [`${"(".repeat(60)}1${")".repeat(60)}`, `${wrong} it is nested too deeply; 50 levels are possible`],
  // Contexts
  ["gihub.ref", "'gihub' is not known in expressions; did you mean 'github'?"],
  ["foo", `'foo' is not known in expressions; ${known}`],
  ["foo.a || foo.b", `'foo' is not known in expressions; ${known}`],
  ["a b", `'a' is not known in expressions; ${known}`, `'b' is not known in expressions; ${known}`],
  [
    "outputs.id",
    "'outputs' is not known here; only a step's revert has its outputs; write steps.<ID>.outputs.id for those of an earlier step",
  ],
  [
    "toJSON(outputs)",
    "'outputs' is not known here; only a step's revert has its outputs; write steps.<ID>.outputs.<NAME> for those of an earlier step",
  ],
  [
    "failure.message",
    "'failure' is not known here; only a revert knows why its step is undone; write steps.<ID>.outcome for how an earlier step ended, or failure() in 'if'",
  ],
  [
    "secrets.NPM-TOKEN",
    "'secrets' is not known in expressions; declare it with params: { npm-token: { secret: true } }, set JIPPER_PARAM_NPM_TOKEN: ${{ secrets.NPM-TOKEN }} in the env of the workflow, and write params.npm-token here",
  ],
  [
    "vars.X || matrix.os",
    "'vars' is not known in expressions; set it in the env of the workflow, X: ${{ vars.X }}, and write env.X here",
    "'matrix' is not known in expressions; set it in the env of the workflow, OS: ${{ matrix.os }}, and write env.OS here",
  ],
  ...["inputs", "needs", "strategy", "job"].map((name): [string, string] => [
    `toJSON(${name})`,
    `'${name}' is not known in expressions; set it in the env of the workflow, NAME: \${{ ${name}.… }}, and write env.NAME here`,
  ]),
  [
    "github.token",
    "'github.token' is not known to steps; declare it with params: { token: { secret: true } }, set JIPPER_PARAM_TOKEN: ${{ github.token }} in the env of the workflow, and write params.token here",
  ],
  // Functions
  ["toJsn(1)", "the function 'toJsn' is not known here; did you mean 'toJSON'?"],
  ["foo()", `the function 'foo' is not known here; known are ${functions}`],
  ["constructor()", `the function 'constructor' is not known here; known are ${functions}`],
  ["__proto__()", `the function '__proto__' is not known here; known are ${functions}`],
  ["failure()", "the function 'failure' is known only in 'if'; steps.<ID>.outcome tells how an earlier step ended"],
  [
    "hashFiles('**/lock')",
    "the function 'hashFiles' is not known here; compute it in a step, as with sha256sum, write it to $GITHUB_OUTPUT, and use steps.<ID>.outputs.<NAME>",
  ],
  ["contains('a')", `${wrong} contains(…) has too few values; it takes 2`],
  ["join(1, 2, 3)", `${wrong} join(…) has too many values; it takes 1 or 2`],
  [
    "case(true, 1, true, 2)",
    `${wrong} case(…) has an even number of values; it takes conditions, each with its value, and a last value`,
  ],
  ["format('{0} {1}', params.size)", `${wrong} ${formatWords}`],
  ["contains(format('}'), 'x')", `${wrong} ${formatWords}`],
  ["fromJSON('{')", `${wrong} fromJSON(…) is given a text that is no JSON`],
  // Names in contexts
  ["params.siez", "the parameter 'siez' is not declared; did you mean 'size'?"],
  ["params['colour']", "the parameter 'colour' is not declared; declare it with params: { colour: { default: … } }"],
  ["runner.oss", "'runner' has no 'oss'; did you mean 'os'?"],
  ["runner.foo", "'runner' has no 'foo'; it has os, arch, name, temp, tool_cache, debug, environment, workspace"],
  ["steps.volume.output.id", "a step has no 'output'; did you mean 'outputs'?"],
  [
    "steps.volume.id",
    "a step has no 'id'; write steps.volume.outputs.id for an output of it, else one of outputs, outcome, conclusion, status, exit-code",
  ],
  ["steps.volume.x.y", "a step has no 'x'; it has outputs, outcome, conclusion, status, exit-code"],
  // Steps
  ["steps.volum.outcome", "there is no step 'volum'; did you mean 'volume'?"],
  ["steps.other.outcome", "there is no step 'other'; write id: other in the one that is meant"],
  ["steps.constructor", "there is no step 'constructor'; write id: constructor in the one that is meant"],
  ["steps.cleanup.outcome", "the step 'cleanup' has its turn only after this one; move it before this one"],
  [
    "steps.twin.outputs.id || 'x'",
    "the step 'twin' runs at the same time as this one; ask for it after the parallel steps",
  ],
  [
    "steps.here.outputs.id",
    "the step 'here' is this one, which has not ended yet; later steps can ask for it, and its revert for outputs.<NAME>",
  ],
  [
    "steps.group.outcome",
    "the step 'group' is the group around this one, which has not ended yet; ask for a step in it",
  ],
  [
    "format('{0}', steps.probe.outputs.id)",
    "the step 'probe' may not have run, as it, or a group around it, has a condition or may fail, and then has no outputs; write steps.probe.outputs.id || 'something else'",
  ],
  ["steps.probe.outputs.id || 'none'"],
  ["steps.probe.outcome"],
  ["steps.probe.conclusion == steps.probe.status"],
  ["toJSON(steps.probe.outputs)"],
  // All of it at once
  [
    "params.siez || foo() || steps.volum.outcome || secrt.x",
    `'secrt' is not known in expressions; ${known}`,
    `the function 'foo' is not known here; known are ${functions}`,
    "the parameter 'siez' is not declared; did you mean 'size'?",
    "there is no step 'volum'; did you mean 'volume'?",
  ],
];

const inConditions: [expression: string, ...mistakes: string[]][] = [
  ["failure() && always() || Success() || cancelled()"],
  ["steps.probe.outputs.id == 'x'"],
  ["", "there is nothing in this expression; write a condition, such as params.NAME == 'yes'"],
  ["failure('x')", `${wrong} failure(…) has too many values; it takes none`],
  ["canceled()", "the function 'canceled' is not known here; did you mean 'cancelled'?"],
  ["xyz()", `the function 'xyz' is not known here; known are ${status}`],
  ["steps.here.outcome", inSteps.find(([expression]) => expression === "steps.here.outputs.id")?.[1] ?? ""],
];

const inReverts: [expression: string, ...mistakes: string[]][] = [
  ["outputs.id || outputs['other'] || toJSON(outputs)"],
  ["failure.step == 'x' && failure.kind && failure.message && failure.exit-code"],
  ["steps.here.outcome || steps.volume.outputs.id"],
  ["failure.mesage", "'failure' has no 'mesage'; did you mean 'message'?"],
  ["failure.xyz", "'failure' has no 'xyz'; it has step, kind, message, exit-code"],
  ["failure()", "the function 'failure' is known only in 'if'; failure.kind tells why a step is undone"],
];

const inFiles: [expression: string, ...mistakes: string[]][] = [
  ["params.size"],
  ["steps.volume.outputs.id", "'steps' is not known here; no step has run yet; use it in the step itself"],
  ["outputs.id", "'outputs' is not known here; only a step's revert has its outputs"],
];

const places: [where: string, visible: Visible, cases: typeof inSteps][] = [
  ["a step", inStep, inSteps],
  ["a condition", inCondition, inConditions],
  ["a revert", inRevert, inReverts],
  ["the env of the file", inFile, inFiles],
];
for (const [where, visible, cases] of places)
  for (const [expression, ...mistakes] of cases)
    test(`in ${where}, ${JSON.stringify(expression.slice(0, 50))} has ${mistakes.length} mistakes`, () =>
      assert.deepEqual(expressionMistakes(expression, visible), mistakes));

test("where only parameters are known, that is said", () => {
  const visible: Visible = { ...inFile, contexts: ["params"] };
  assert.deepEqual(expressionMistakes("env.X || foo.y || vars.Z", visible), [
    "'env' is not known here; write the value itself, or a parameter",
    "'foo' is not known in expressions; only 'params' is",
    "'vars' is not known in expressions; set it in the env of the workflow, Z: ${{ vars.Z }}, and use $Z within 'run'",
  ]);
});

const never = "expressions are not filled in within 'run', so that no value can become code;";
const ways: [expression: string | undefined, whose: Whose, way: string][] = [
  [
    "steps.volume.outputs.id",
    "step",
    'add env: { ID: "${{ steps.volume.outputs.id }}" } to this step, and write "$ID" here',
  ],
  [
    "params.vol-size",
    "revert",
    'add env: { VOL_SIZE: "${{ params.vol-size }}" } to this revert, and write "$VOL_SIZE" here',
  ],
  ["params", "step", 'add env: { VALUE: "${{ params }}" } to this step, and write "$VALUE" here'],
  ["params.a || params.b", "step", 'add env: { A: "${{ params.a || params.b }}" } to this step, and write "$A" here'],
  ["env.HOME", "step", "use the shell's own $HOME"],
  ["env['HOME']", "step", "use the shell's own $HOME"],
  ["env.HOME || '/'", "step", 'add env: { HOME: "${{ env.HOME || \'/\' }}" } to this step, and write "$HOME" here'],
  ["github.run_id", "step", "use $GITHUB_RUN_ID"],
  ["runner.temp", "revert", "use $RUNNER_TEMP"],
  [
    "github.event.issue.title",
    "step",
    'add env: { TITLE: "${{ github.event.issue.title }}" } to this step, and write "$TITLE" here',
  ],
  [
    "secrets.TOKEN",
    "step",
    "set it in the env of the workflow, TOKEN: ${{ secrets.TOKEN }}, and use $TOKEN within 'run'",
  ],
  [
    "matrix.node-version",
    "step",
    "set it in the env of the workflow, NODE_VERSION: ${{ matrix.node-version }}, and use $NODE_VERSION within 'run'",
  ],
  [
    "github.token",
    "step",
    "set it in the env of the workflow, GITHUB_TOKEN: ${{ github.token }}, and use $GITHUB_TOKEN within 'run'",
  ],
  [
    "outputs.id",
    "step",
    'only a step\'s revert has its outputs; for those of an earlier step add env: { ID: "${{ steps.<ID>.outputs.id }}" } to this step, and write "$ID" here',
  ],
  ["outputs.vol-id", "revert", "a revert finds this output of its step in the environment: $JIPPER_OUTPUT_VOL_ID"],
  [
    "failure.message",
    "revert",
    'add env: { MESSAGE: "${{ failure.message }}" } to this revert, and write "$MESSAGE" here',
  ],
  [
    "failure.message",
    "step",
    "only a revert knows why its step is undone; write steps.<ID>.outcome for how an earlier step ended, or failure() in 'if'",
  ],
  [`params.a || '${"x".repeat(100)}'`, "step", 'add env: { A: "${{ … }}" } to this step, and write "$A" here'],
  ...["whatever", "'text'", "a b", "x[", undefined].map((expression): [string | undefined, Whose, string] => [
    expression,
    "step",
    'add env: { VALUE: "${{ … }}" } to this step, and write "$VALUE" here',
  ]),
];
for (const [expression, whose, way] of ways)
  test(`in shell text of a ${whose}, ${expression?.slice(0, 40)} has its way through the environment`, () =>
    assert.equal(wayThroughEnv(expression, firstContext(expression), whose), `${never} ${way}`));

test("where expressions cannot stand, it is said where they can", () =>
  assert.equal(
    noExpressionIn("'id'"),
    "an expression is not allowed in 'id'; it is in the values of 'env', 'with' and 'parameters', in 'working-directory' and in 'if'",
  ));

function firstContext(expression: string | undefined) {
  try {
    return contexts(expressionTokens(expression ?? ""))[0];
  } catch {
    return undefined;
  }
}
