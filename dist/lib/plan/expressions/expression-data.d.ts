import { data } from "@actions/expressions";
import type { Json } from "../plan.ts";
import { type Data } from "./secret.ts";
/** The library's form of a value. Lists and maps convert what they hold when it is asked for. */
export type Value = data.ExpressionData;
/** A text that nobody may see. */
export declare class SecretText extends data.StringData {
}
/** Which texts and numbers are secret, beside those that are marked so. */
export type Taint = boolean | ((text: string) => boolean);
/** The value for the library. */
export declare function toValue(from: Data | undefined, taint?: Taint): Value;
/** The value as JSON has it. */
export declare function jsonOf(value: Value): Json;
/** Whether a secret went into the value, or into something in it. Whether something is so or not is no secret. */
export declare function isSecret(value: Value): boolean;
/**
 * The secret texts in the value, numbers as they are written, and longer names of maps that are secret as a whole.
 * Single characters are left out: a parameter that is no more is known to be secret anyway, and a digit in a secret
 * JSON text would take all its like out of what is told.
 */
export declare function secretsIn(value: Value): readonly string[];
