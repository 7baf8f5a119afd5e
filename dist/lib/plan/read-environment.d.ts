import { type ParsedNode } from "yaml";
import type { Environment } from "./plan.ts";
import { type Scope } from "./read-text.ts";
/** Environment variables with their expressions filled in; undefined where the node is no map. */
export declare function readEnvironment(scope: Scope, node: ParsedNode): Environment | undefined;
