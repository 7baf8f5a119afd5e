import type { Json } from "../plan.ts";
import { type Contexts, type Evaluation, type Mention } from "./expression.ts";
/** An expression within a text: `${{ … }}`, or its twin `$[[ … ]]`, which a workflow leaves alone. */
export type Placeholder = {
    readonly from: number;
    /** After its end; the end of the text where it is never closed. */
    readonly to: number;
    /** What stands between the brackets; undefined where it is never closed. */
    readonly inner: string | undefined;
};
/** All expressions of a text, in order. */
export declare function placeholders(text: string): readonly Placeholder[];
/** The text with what its expressions become. */
export declare function fillTemplate(text: string, found: readonly Placeholder[], values: readonly string[]): string;
type HoldsSecret = Evaluation["holdsSecret"];
/**
 * The text with its expressions filled in, and the secret texts that went into it. Throws an ExpressionError, also
 * where an expression gives a list or a map.
 */
export declare function fillText(template: string, contexts: Contexts, holdsSecret?: HoldsSecret): {
    readonly text: string;
    readonly secrets: readonly string[];
};
/** The same for all texts in JSON; one that is a single expression becomes the value as it is, a list for instance. */
export declare function fillData(template: Json, contexts: Contexts, holdsSecret?: HoldsSecret): {
    readonly value: Json;
    readonly secrets: readonly string[];
};
/** What the expressions in all texts of some JSON ask for. */
export declare function mentionsIn(template: Json): readonly Mention[];
export {};
