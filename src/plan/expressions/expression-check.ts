import { didYouMean } from "../did-you-mean.ts";
import { quoted } from "../problems.ts";
import type { GroupOutputs, StepSeen } from "../reading/visible-steps.ts";
import { knownContexts } from "./expression.ts";
import { callMistakes } from "./expression-check-calls.ts";
import { groupMistake, stepMistakes } from "./expression-check-steps.ts";
import { reason } from "./expression-mistake.ts";
import { contexts, expressionTokens, type Mention, parseExpression } from "./expression-parse.ts";
import { passSecret, type Whose, wayAround } from "./way-around.ts";

export type { StepSeen } from "../reading/visible-steps.ts";

/** What an expression may ask for where it stands. */
export type Visible = {
  readonly contexts: readonly string[];
  /** Whether it is a condition: only these may ask how the steps before ended. */
  readonly hasStatusFunctions: boolean;
  readonly parameters: readonly string[];
  /** Ids that people wrote, of which one may be meant. */
  readonly stepIds: readonly string[];
  /** How the step of this id stands to the expression; undefined where there is none. */
  readonly step: (id: string) => StepSeen | undefined;
  /** What a group puts out itself; undefined for a step that is no group. Without an id that of the revert's own step. */
  readonly outputsOfGroup?: (id: string | undefined) => GroupOutputs | undefined;
  readonly whose: Whose;
};

/** The names that the contexts with a fixed form have. */
const properties: { readonly [context: string]: readonly string[] } = {
  failure: ["step", "kind", "message", "exit-code"],
  runner: ["os", "arch", "name", "temp", "tool_cache", "debug", "environment", "workspace"],
};

/** What is wrong with an expression, as can be said before anything runs; each with what to write instead. */
export function expressionMistakes(expression: string, visible: Visible): readonly string[] {
  const parsed = parseExpression(expression);
  if (!("mistake" in parsed)) {
    const unknown = parsed.mentions.filter(({ context }) => !visible.contexts.includes(context));
    return unique([
      ...unknown.map(({ context, path: [property] }) =>
        wayAround({ name: context, property }, visible.whose, visible.contexts),
      ),
      ...parsed.calls.flatMap((call) => callMistakes(call, visible)),
      ...parsed.mentions.flatMap((mention) => {
        if (!visible.contexts.includes(mention.context)) return [];
        if (mention.context === "steps") return stepMistakes(mention, parsed.hasFallback, visible);
        return propertyMistakes(mention, visible);
      }),
    ]);
  }
  if (isEmpty(expression)) return [`there is nothing in this expression; ${somethingToWrite(visible)}`];
  const unknown = unknownContexts(expression, visible);
  return unknown.length > 0 ? unique(unknown) : [`this expression is wrong: ${parsed.mistake}`];
}

/** An unknown context says more than what the library stumbles over behind it. */
function unknownContexts(expression: string, { whose, contexts: known }: Visible): readonly string[] {
  try {
    const foreign = contexts(expressionTokens(expression)).filter(({ name }) => !knownContexts.includes(name));
    return foreign.map((context) => wayAround(context, whose, known));
  } catch (error) {
    return [`this expression is wrong: ${reason(error)}`];
  }
}

function propertyMistakes({ context, path }: Mention, visible: Visible): readonly string[] {
  const [name] = path;
  if (name === undefined) return [];
  const { parameters } = visible;
  if (context === "outputs") {
    const mistake = groupMistake(undefined, name, visible);
    return mistake === undefined ? [] : [mistake];
  }
  if (context === "params") {
    if (includes(parameters, name)) return [];
    const declare = `; declare it with params: { ${name}: { default: … } }`;
    return [`the parameter ${quoted(name)} is not declared${didYouMean(name, parameters, declare)}`];
  }
  if (context === "github" && name.toLowerCase() === "token")
    return [`'github.token' is not known to steps; ${passSecret("token", "github.token")}`];
  const known = properties[context];
  if (known === undefined || includes(known, name)) return [];
  return [`'${context}' has no ${quoted(name)}${didYouMean(name, known, `; it has ${known.join(", ")}`)}`];
}

function somethingToWrite({ hasStatusFunctions }: Visible): string {
  return hasStatusFunctions
    ? "write a condition, such as params.NAME == 'yes'"
    : "write params.NAME between the brackets";
}

function isEmpty(expression: string): boolean {
  return expression.trim() === "";
}

function includes(names: readonly string[], name: string): boolean {
  return names.some((known) => known.toLowerCase() === name.toLowerCase());
}

function unique(mistakes: readonly string[]): readonly string[] {
  return [...new Set(mistakes)];
}
