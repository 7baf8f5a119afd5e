/** An expression within a text: `${{ … }}`, or its twin `$[[ … ]]`, which a workflow leaves alone. */
export type Placeholder = {
    readonly from: number;
    /** After its end; the end of the text where it is never closed. */
    readonly to: number;
    /** What stands between the brackets; undefined where it is never closed. */
    readonly inner: string | undefined;
};
/** All expressions of a text, in order. */
export declare function placeholders(text: string): readonly Placeholder[];
/** The text with what its expressions become. */
export declare function fillTemplate(text: string, found: readonly Placeholder[], values: readonly string[]): string;
