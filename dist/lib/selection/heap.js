/** Keeps values so that the least is always at hand. */
export class Heap {
    #values = [];
    #isBefore;
    constructor(isBefore) {
        this.#isBefore = isBefore;
    }
    get size() {
        return this.#values.length;
    }
    /** The least; undefined where there is none. */
    get least() {
        return this.#values[0];
    }
    push(value) {
        const values = this.#values;
        let at = values.length;
        values.push(value);
        while (at > 0) {
            const parent = (at - 1) >> 1;
            if (!this.#isBefore(value, values[parent]))
                break;
            values[at] = values[parent];
            at = parent;
        }
        values[at] = value;
    }
    /** Takes the least away. */
    pop() {
        const values = this.#values;
        const least = values[0];
        const last = values.pop();
        if (last === undefined || values.length === 0)
            return least;
        let at = 0;
        for (;;) {
            let child = 2 * at + 1;
            if (child >= values.length)
                break;
            if (child + 1 < values.length && this.#isBefore(values[child + 1], values[child]))
                child++;
            if (!this.#isBefore(values[child], last))
                break;
            values[at] = values[child];
            at = child;
        }
        values[at] = last;
        return least;
    }
}
