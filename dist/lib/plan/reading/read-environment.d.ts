import { type ParsedNode } from "yaml";
import type { Templates } from "../plan.ts";
import { type Scope } from "./read-text.ts";
/** Environment variables, as they are written; undefined where the node is no map. */
export declare function readEnvironment(scope: Scope, node: ParsedNode): Templates | undefined;
/** Parameters of a Jenkins job, as they are written; undefined where the node is no map. */
export declare function readJobParameters(scope: Scope, node: ParsedNode): Templates | undefined;
