import type { Cause, Event, Residue } from "../event.ts";
import type { Mask } from "./mask.ts";
/** The event with `***` for each secret in what people wrote or programs said. */
export declare function maskEvent(event: Event, mask: Mask): Event;
/** The same for the cause of whatever has one. */
export declare function maskCause({ cause }: {
    readonly cause?: Cause;
}, mask: Mask): {
    readonly cause?: Cause;
};
export declare function maskResidue(left: Residue, mask: Mask): Residue;
