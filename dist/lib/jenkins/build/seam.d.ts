/**
 * Where one piece of a console ends and the next begins. Jenkins sends `\r\n` for every line end; the file may hold
 * `\n`, or `\r\n`, or both. So what came is known only to lie between two numbers of bytes: the lesser is gone on
 * from, and what comes twice then is taken away.
 */
export type Seam = {
    /** How far the file was surely read, in its own bytes. */
    readonly came: number;
    /** The end of what came, which may come again if the file holds nothing but `\r\n`. */
    readonly tail: string;
    /** One byte more: a seam may run through a `\r\n`, and what is left of it comes as a whole one. */
    readonly longTail: string;
    /** No more of the file's bytes than that can come again. */
    readonly most: number;
};
/** After a piece of a build that runs; `announced` is how many bytes the file has from where the piece begins. */
export declare function seamAfter({ text, bytes }: {
    readonly text: string;
    readonly bytes: number;
}, announced: number): Seam;
/**
 * How many characters at the beginning of the next piece have come already. If the file holds `\n`, there are none,
 * for then the next piece begins with the line that was unfinished, and no line end stands in it so far.
 */
export declare function overlapAt({ tail, longTail, most }: Seam, next: string): number;
