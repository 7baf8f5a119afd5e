import type { Json } from "../plan.ts";
/** A text that nobody may see. */
export declare class Secret {
    readonly value: string;
    constructor(value: string);
}
/** What expressions can ask for: JSON in which some texts are secret. */
export type Data = Json | Secret | readonly Data[] | {
    readonly [key: string]: Data;
};
