/** A form in which a secret may be printed. */
export type Variant = {
    readonly variant: string;
    readonly text: string;
};
/**
 * The forms of a secret that GitHub's runner masks, and a few that other programs write: itself, its lines, and both
 * as JSON, URIs, XML, shells and base64 have them. `plain` comes first.
 */
export declare function variantsOf(value: string): readonly Variant[];
