import type { Cause, Event, Residue } from "../event.ts";
import { mapFields } from "./map-fields.ts";
import type { Mask } from "./mask.ts";

/** The event with `***` for each secret in what people wrote or programs said. */
export function maskEvent(event: Event, mask: Mask): Event {
  const kept = ["at", "run", "event", "step", "steps", "parent", "group", "outcome", "cause", "residue"];
  const masked = mapFields(event, kept, (value) => mask.data(value));
  if (masked.event !== "run.finished") return masked;
  return { ...masked, ...maskCause(masked, mask), residue: masked.residue.map((left) => maskResidue(left, mask)) };
}

/** The same for the cause of whatever has one. */
export function maskCause({ cause }: { readonly cause?: Cause }, mask: Mask): { readonly cause?: Cause } {
  return cause === undefined ? {} : { cause: mapFields(cause, ["kind", "step"], (value) => mask.data(value)) };
}

export function maskResidue(left: Residue, mask: Mask): Residue {
  return mapFields(left, ["step"], (value) => mask.data(value));
}
