import type { Mask } from "../report/mask/mask.ts";
/**
 * Words for a POSIX shell, as people paste them. A secret in them becomes the variable that hands it to Jipper; what
 * is not known becomes a variable that the person must set.
 */
export declare class ShellWords {
    #private;
    constructor(mask: Mask);
    /** One word; `before` is plain and stands at its beginning. */
    word(text: string, before?: string): string;
    /** The variable that stands for a text whose expressions have no value. */
    unknown(name: string, template: string): string;
    /** Whether all secrets of the text are known by a variable. */
    isWhole(text: string): boolean;
    /** What must stand before the command: it ends there, with words, while one of the unknown variables is not set. */
    get conditions(): readonly string[];
}
/** A text as it is; plain words stay unquoted. */
export declare function quote(text: string, before?: string): string;
