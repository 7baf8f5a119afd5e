import type { Contexts } from "../plan/expressions/expression.ts";
import type { Environment, Json, Templates } from "../plan/plan.ts";
import type { Standings } from "./standings.ts";
/** Fills in templates at one place of a plan, and hides what is made of secrets there. */
export declare class Filler {
    #private;
    /** The place must be the same in every process that reads the journal, and not be taken twice. */
    constructor(standings: Standings, place: string);
    /** Those of the variables that hold expressions, filled in; undefined where none does. Throws an ExpressionError. */
    environment(env: Templates, contexts: Contexts): Environment | undefined;
    /** Throws an ExpressionError. */
    text(what: string, template: string, contexts: Contexts): string;
    /** Throws an ExpressionError. */
    data(what: string, template: Json, contexts: Contexts): Json;
    /** Hides what came of the template. */
    hide(what: string, template: Json, secrets: readonly string[]): void;
}
/** Those of the variables that hold expressions, as `fill` makes them; undefined where none does. */
export declare function filledEnvironment(env: Templates, fill: (template: string, name: string) => string): Environment | undefined;
