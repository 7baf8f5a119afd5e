/**
 * Finds many patterns at once, in time that grows with the text alone: the trie of the patterns, where each node
 * knows the longest node that its own text ends with (Aho and Corasick).
 */
export class Automaton {
    /** Of the root, by unit: most units of a text begin no pattern, and are passed over here. */
    #first;
    #unit;
    #child;
    #sibling;
    #fallback;
    /** The longest pattern that ends in a node, plus one; 0 for none. */
    #ends;
    #lengths;
    #order = [];
    #size = 1;
    /** Units are less than `unitCount`. */
    constructor(patterns, unitCount) {
        this.#first = new Int32Array(unitCount);
        const most = patterns.reduce((sum, { length }) => sum + length, 1);
        this.#unit = new Int32Array(most);
        this.#child = new Int32Array(most);
        this.#sibling = new Int32Array(most);
        this.#fallback = new Int32Array(most);
        this.#ends = new Int32Array(most);
        this.#lengths = patterns.map(({ length }) => length);
        for (const [index, pattern] of patterns.entries())
            this.#insert(pattern, index);
        this.#link();
    }
    /** Tells, for each place where patterns end, the longest of them; in the order of their ends. */
    find(units, tell) {
        const first = this.#first;
        const { length } = units;
        let node = 0;
        for (let at = 0; at < length; at++) {
            const unit = units[at];
            if (node === 0) {
                node = first[unit];
                if (node === 0)
                    continue;
            }
            else
                node = this.#step(node, unit);
            const pattern = this.#ends[node] - 1;
            if (pattern >= 0)
                tell(at + 1 - this.#lengths[pattern], at + 1, pattern);
        }
    }
    #step(from, unit) {
        for (let node = from; node !== 0; node = this.#fallback[node]) {
            const next = this.#childOf(node, unit);
            if (next !== 0)
                return next;
        }
        return this.#first[unit];
    }
    #childOf(node, unit) {
        let next = this.#child[node];
        while (next !== 0 && this.#unit[next] !== unit)
            next = this.#sibling[next];
        return next;
    }
    #insert(pattern, index) {
        let node = 0;
        for (let at = 0; at < pattern.length; at++) {
            const unit = pattern[at];
            let next = node === 0 ? this.#first[unit] : this.#childOf(node, unit);
            if (next === 0) {
                next = this.#size++;
                this.#unit[next] = unit;
                if (node === 0) {
                    this.#first[unit] = next;
                    this.#order.push(next);
                }
                else {
                    this.#sibling[next] = this.#child[node];
                    this.#child[node] = next;
                }
            }
            node = next;
        }
        if (this.#ends[node] === 0)
            this.#ends[node] = index + 1;
    }
    /** Breadth first, so that what a node falls back to is done before it. */
    #link() {
        const order = this.#order;
        for (let at = 0; at < order.length; at++) {
            const node = order[at];
            const fallback = this.#fallback[node];
            if (this.#ends[node] === 0)
                this.#ends[node] = this.#ends[fallback];
            for (let child = this.#child[node]; child !== 0; child = this.#sibling[child]) {
                this.#fallback[child] = this.#step(fallback, this.#unit[child]);
                order.push(child);
            }
        }
    }
}
