/** A span of the text: from an offset up to another one, as JavaScript counts. */
export type Span = readonly [from: number, to: number];
/** A place for people: line and column from 1, and a length in characters. */
export type Place = {
    readonly line: number;
    readonly column: number;
    readonly length: number;
};
/** Text of a step list under the name that people know it by, and its places. */
export declare class SourceText {
    #private;
    readonly label: string;
    /** Without the byte order mark. */
    readonly text: string;
    constructor(label: string, text: string);
    /** The place of a span, as far as it stands on its first line and says something. */
    place([from, to]: Span): Place;
    /** Text of a line, counting from 1, without its end. */
    line(line: number): string;
}
