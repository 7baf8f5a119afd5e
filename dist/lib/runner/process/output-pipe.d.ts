import { type CutAt, OutputLines } from "./output-lines.ts";
/** Named pipes for the output of steps, used again and again; they lie in a folder of this process. */
export declare class OutputPipes {
    #private;
    constructor(folder: string);
    /** Opens a pipe to be read; what comes is handed to `sink` in blocks of whole lines, in order. */
    open(sink: (lines: Buffer) => void | Promise<void>, cutAt?: CutAt): OutputPipe;
    /** Sees to it that a pipe is there for the next `open`, while other things go on. */
    prepare(): Promise<void>;
}
export declare class OutputPipe {
    #private;
    /** What the process opens to write to. */
    readonly path: string;
    constructor(path: string, lines: OutputLines, sink: (lines: Buffer) => void | Promise<void>, free: () => void);
    /**
     * Call it when the process has ended: resolves when all it printed is delivered. Where something
     * that it left behind holds the pipe open, that is delivered for a second, and then no more, but the
     * pipe is not broken, not even by our own end: a service that prints must not die of it. A reader that takes nothing for two seconds
     * is given the rest, which is little, without waiting: no limit and no undo must wait for it.
     */
    finish(): Promise<void>;
}
