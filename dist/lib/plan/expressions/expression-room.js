/** Why an evaluation ended; its words say all. */
export class NoValue extends Error {
}
/** GitHub's limit for the texts of an evaluation is 10 MiB, too; it counts two bytes a character, of what is still needed. */
export const mostCharacters = 10 * 1024 * 1024;
/** How much text one evaluation may still read and write, so that none that grows takes all the memory. */
export class Room {
    #left = mostCharacters;
    /** Throws a NoValue where there is less than that. */
    take(characters) {
        this.#left -= characters;
        if (this.#left < 0)
            throw new NoValue("its functions read and write more than 10 MB of text, which is the most");
    }
}
