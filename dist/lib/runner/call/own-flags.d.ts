/**
 * The flags of Node that another process is to have as well, as a loader of TypeScript, so that modules load there that
 * load here. They are as they were written, so of use only in the folder in which this process began.
 */
export declare function ownFlags(flags?: readonly string[]): readonly string[];
