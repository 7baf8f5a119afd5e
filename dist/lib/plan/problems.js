import { sanitize } from "../report/sanitize.js";
/** Collects what is wrong with a text, so that all of it is told at once. */
export class Problems {
    #source;
    /** By place and message: what an alias repeats is one mistake. */
    #found = new Map();
    constructor(source) {
        this.#source = source;
    }
    get all() {
        return [...this.#found.values()];
    }
    get none() {
        return this.#found.size === 0;
    }
    add(span, message) {
        const problem = { ...this.#source.place(span), message: sanitize(message) };
        this.#found.set(`${problem.line}:${problem.column}:${problem.message}`, problem);
    }
}
/** Text of the user in a message: in quotes, and short. */
export function quoted(text) {
    const line = text.trim().replace(/\s+/g, " ");
    const characters = Array.from(line.slice(0, 200));
    return characters.length <= 40 ? `'${line}'` : `'${characters.slice(0, 39).join("")}…'`;
}
