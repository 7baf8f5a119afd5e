import { mapFields } from "./map-fields.js";
/** The event with `***` for each secret in what people wrote or programs said. */
export function maskEvent(event, mask) {
    const kept = ["at", "run", "event", "step", "steps", "parent", "group", "outcome", "cause", "residue"];
    const masked = mapFields(event, kept, (value) => mask.data(value));
    if (masked.event !== "run.finished")
        return masked;
    return { ...masked, ...maskCause(masked, mask), residue: masked.residue.map((left) => maskResidue(left, mask)) };
}
/** The same for the cause of whatever has one. */
export function maskCause({ cause }, mask) {
    return cause === undefined ? {} : { cause: mapFields(cause, ["kind", "step"], (value) => mask.data(value)) };
}
export function maskResidue(left, mask) {
    return mapFields(left, ["step"], (value) => mask.data(value));
}
