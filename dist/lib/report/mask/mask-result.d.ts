import type { RunResult } from "../result.ts";
import type { Mask } from "./mask.ts";
/** The result with `***` for each secret in what people wrote or programs said. */
export declare function maskResult(result: RunResult, mask: Mask): RunResult;
