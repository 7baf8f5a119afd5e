import type { ParameterValue } from "../plan.ts";
import type { ValuesLater } from "./including.ts";
import { type Declaration } from "./parameter-declaration.ts";
import type { Entry, Reader } from "./read-map.ts";
/** Where values of parameters come from: what is given by name, else the environment, else the defaults. */
export type GivenParameters = {
    /** Values by name: as text, to be made the declared type, or of that type already. */
    readonly params?: {
        readonly [name: string]: ParameterValue;
    };
    /** Who gave them, for messages, such as `--param`. */
    readonly paramsFrom?: {
        readonly [name: string]: string;
    };
    /** Of which the variables JIPPER_PARAM_<NAME> count, the name in upper case with `_` for `-`. */
    readonly environment?: {
        readonly [name: string]: string | undefined;
    };
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
    readonly values: {
        readonly [name: string]: ParameterValue;
    };
    /** Names of the secret ones that have a value. */
    readonly secrets: readonly string[];
};
/** The declared parameters with the values that were given; what is missing, not declared or of another type is told. */
export declare function readParameters(reader: Reader, entry: Entry | undefined, from: GivenParameters): ReadParameters;
/** The environment variable that gives a parameter. */
export declare function parameterVariable(name: string): string;
