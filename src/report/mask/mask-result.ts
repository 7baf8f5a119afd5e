import type { RunResult, StepResult } from "../result.ts";
import { mapFields } from "./map-fields.ts";
import type { Mask } from "./mask.ts";
import { maskCause, maskResidue } from "./mask-event.ts";

/** The result with `***` for each secret in what people wrote or programs said. */
export function maskResult(result: RunResult, mask: Mask): RunResult {
  const kept = ["run", "outcome", "startedAt", "finishedAt", "cause", "steps", "residue"];
  return {
    ...mapFields(result, kept, (value) => mask.data(value)),
    ...maskCause(result, mask),
    steps: result.steps.map((step) => maskStep(step, mask)),
    residue: result.residue.map((left) => maskResidue(left, mask)),
  };
}

function maskStep(step: StepResult, mask: Mask): StepResult {
  const kept = ["id", "path", "kind", "status", "startedAt", "finishedAt", "revert"];
  const revert = mapFields(step.revert, ["status", "startedAt", "finishedAt"], (value) => mask.data(value));
  return { ...mapFields(step, kept, (value) => mask.data(value)), revert };
}
