import { inspect } from "node:util";
import { custom } from "./queue-member.js";
/** What happened in a run: as text for people, as JSON for machines. */
export class QueueResult {
    #result;
    #text;
    constructor(result, text) {
        this.#result = result;
        this.#text = text;
    }
    get outcome() {
        return this.#result.outcome;
    }
    /** Why it was undone; undefined if it succeeded. */
    get cause() {
        return this.#result.cause;
    }
    /** In the order of the queue, groups before their jobs. */
    get steps() {
        return this.#result.steps;
    }
    /** What could not be undone. */
    get residue() {
        return this.#result.residue;
    }
    /** The readable report. */
    toString() {
        return this.#text;
    }
    /** Prints the readable report, to the standard output unless told. */
    print(to = process.stdout) {
        to.write(this.#text);
    }
    toJSON() {
        return this.#result;
    }
    /** @internal */
    [custom](_depth, options) {
        return `QueueResult ${inspect(this.#result, options)}`;
    }
}
