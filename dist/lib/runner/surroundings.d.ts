import type { Surroundings } from "../rollback/contexts.ts";
/**
 * What expressions can ask of the world around this process: its environment as steps inherit it, and `github` and
 * `runner` as far as the variables of the workflow's runner tell; outside of a workflow only of the machine.
 */
export declare function surroundings(replaced: ReadonlyMap<string, string | null>): Surroundings;
