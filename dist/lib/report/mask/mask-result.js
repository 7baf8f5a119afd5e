import { mapFields } from "./map-fields.js";
import { maskCause, maskResidue } from "./mask-event.js";
/** The result with `***` for each secret in what people wrote or programs said. */
export function maskResult(result, mask) {
    const kept = ["run", "outcome", "startedAt", "finishedAt", "cause", "steps", "residue"];
    return {
        ...mapFields(result, kept, (value) => mask.data(value)),
        ...maskCause(result, mask),
        steps: result.steps.map((step) => maskStep(step, mask)),
        residue: result.residue.map((left) => maskResidue(left, mask)),
    };
}
function maskStep(step, mask) {
    const kept = ["id", "path", "kind", "status", "startedAt", "finishedAt", "revert"];
    const revert = mapFields(step.revert, ["status", "startedAt", "finishedAt"], (value) => mask.data(value));
    return { ...mapFields(step, kept, (value) => mask.data(value)), revert };
}
