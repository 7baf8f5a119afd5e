import type { Contexts } from "../plan/expressions/expression.ts";
import { fillData, fillText, mentionsIn } from "../plan/expressions/template.ts";
import type { Environment, Json, Templates } from "../plan/plan.ts";
import type { Standings } from "./standings.ts";

/** Contexts of which the journal holds all, so that whoever reads it makes the same of them. */
const journaled = ["params", "steps", "outputs", "failure"];

/** Fills in templates at one place of a plan, and hides what is made of secrets there. */
export class Filler {
  readonly #standings: Standings;
  readonly #place: string;
  readonly #holdsSecret = (text: string) => this.#standings.holdsSecret(text);

  /** The place must be the same in every process that reads the journal, and not be taken twice. */
  constructor(standings: Standings, place: string) {
    this.#standings = standings;
    this.#place = place;
  }

  /** Those of the variables that hold expressions, filled in; undefined where none does. Throws an ExpressionError. */
  environment(env: Templates, contexts: Contexts): Environment | undefined {
    return filledEnvironment(env, (template, name) => this.text(`env ${name}`, template, contexts));
  }

  /** Throws an ExpressionError. */
  text(what: string, template: string, contexts: Contexts): string {
    const { text, secrets } = fillText(template, contexts, this.#holdsSecret);
    this.hide(what, template, secrets);
    return text;
  }

  /** Throws an ExpressionError. */
  data(what: string, template: Json, contexts: Contexts): Json {
    const { value, secrets } = fillData(template, contexts, this.#holdsSecret);
    this.hide(what, template, secrets);
    return value;
  }

  /** Hides what came of the template. */
  hide(what: string, template: Json, secrets: readonly string[]): void {
    if (secrets.length === 0) return;
    const isJournaled = mentionsIn(template).every(({ context }) => journaled.includes(context));
    this.#standings.hide(secrets, isJournaled ? `${this.#place} ${what}` : "");
  }
}

/** Those of the variables that hold expressions, as `fill` makes them; undefined where none does. */
export function filledEnvironment(
  env: Templates,
  fill: (template: string, name: string) => string,
): Environment | undefined {
  let all: { [name: string]: string } | undefined;
  for (const [name, template] of Object.entries(env)) {
    if (!template.includes("$")) continue;
    const text = fill(template, name);
    if (text === template) continue;
    all ??= {};
    all[name] = text;
  }
  return all;
}
