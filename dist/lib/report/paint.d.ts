/** What a piece of text means; a face that has colours gives it one. */
export type Role = "good" | "bad" | "undo" | "faint" | "strong";
export type Paint = {
    readonly [role in Role]: (text: string) => string;
};
/** No colours: for a pipe, a log, or whoever asked for none. */
export declare const plain: Paint;
/** The colours that every terminal knows, in the shades its owner chose. */
export declare const ansi: Paint;
