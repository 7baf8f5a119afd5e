import { type Problems } from "../problems.ts";
import type { MetStep } from "./file-scope.ts";
/** Tells of ids that two steps have. Those that differ only in upper and lower case are equal, as on GitHub. */
export declare function refuseEqualIds(problems: Problems, steps: readonly MetStep[]): void;
