/** Why an evaluation ended; its words say all. */
export declare class NoValue extends Error {
}
/** GitHub's limit for the texts of an evaluation is 10 MiB, too; it counts two bytes a character, of what is still needed. */
export declare const mostCharacters: number;
/** How much text one evaluation may still read and write, so that none that grows takes all the memory. */
export declare class Room {
    #private;
    /** Throws a NoValue where there is less than that. */
    take(characters: number): void;
}
