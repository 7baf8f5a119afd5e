import { sanitize } from "../report/sanitize.js";
/** Collects what is wrong with a text, and with the texts that it includes, so that all of it is told at once. */
export class Problems {
    #source;
    /** Of an included text: the collection that it is a part of. */
    #whole;
    /** By place and message: what an alias repeats is one mistake, and so is what a second include of a file does. */
    #found = new Map();
    #parts = new Map();
    constructor(source, whole) {
        this.#source = source;
        this.#whole = whole;
    }
    get all() {
        return [this, ...this.#parts.values()].flatMap((part) => [...part.#found.values()]);
    }
    get none() {
        return this.#found.size === 0 && [...this.#parts.values()].every((part) => part.none);
    }
    /** The included texts, in the order in which they were met. */
    get included() {
        return [...this.#parts.values()].map((part) => part.#source);
    }
    /** Collects what is wrong with a text that this one includes, at any depth; the same label is the same text. */
    of(source) {
        const whole = this.#whole ?? this;
        const part = whole.#parts.get(source.label) ?? new Problems(source, whole);
        whole.#parts.set(source.label, part);
        return part;
    }
    add(span, message) {
        const file = this.#whole === undefined ? {} : { file: this.#source.label };
        const problem = { ...file, ...this.#source.place(span), message: sanitize(message).replaceAll("\t", " ") };
        this.#found.set(`${problem.line}:${problem.column}:${problem.message}`, problem);
    }
}
/** Text of the user in a message: in quotes, and short. */
export function quoted(text) {
    const line = text.trim().replace(/\s+/g, " ");
    const characters = Array.from(line.slice(0, 200));
    return characters.length <= 40 ? `'${line}'` : `'${characters.slice(0, 39).join("")}…'`;
}
