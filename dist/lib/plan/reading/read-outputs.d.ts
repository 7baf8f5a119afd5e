import type { Templates } from "../plan.ts";
import { type Entry } from "./read-map.ts";
import { type Scope } from "./read-text.ts";
/** Reads what stands behind `outputs`: texts by name, whose expressions see all steps of the list. What is wrong is told. */
export declare function readOutputs(file: Scope, entry: Entry | undefined): Templates;
