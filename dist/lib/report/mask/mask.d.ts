/** A part of a text: as it is, or a secret. `variant` is `plain` where it is the secret itself, whole. */
export type Part = string | {
    readonly name: string;
    readonly variant: string;
};
/**
 * Takes secrets out of what is told: for good, by stars, or so that who knows the secrets can put them back. They are
 * found in every form that GitHub's runner masks, in time that hardly grows with how many there are.
 */
export declare class Mask {
    #private;
    /** Without a value, nothing is added. A name can be given to one value alone: it stands for the first one. */
    add(name: string, value: string): void;
    get isEmpty(): boolean;
    /** The text with `***` for each secret, also for one that is lost. */
    text(whole: string): string;
    /** The same for UTF-8; the array itself where there is nothing to mask. Other bytes stay as they are. */
    bytes(lines: Uint8Array): Uint8Array;
    /** Where the start of a line of UTF-8 may be cut so that no secret is torn: a number of bytes, all of them where it is one long secret. */
    cutAt(line: Uint8Array): number;
    /** The same for every text in plain data, names too. */
    data<T>(value: T): T;
    /** The text with a reference for each secret, from which `show` makes the text again. */
    hide(text: string): string;
    /** The text that was hidden. A secret that is not known here is lost, see `lostText`. */
    show(text: string): string;
    hideData<T>(value: T): T;
    showData<T>(value: T): T;
    /** The text, split where secrets stand in it, also where one is lost. */
    parts(text: string): readonly Part[];
}
