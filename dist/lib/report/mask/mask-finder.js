import { Automaton } from "./mask-automaton.js";
/**
 * Patterns that can be added to. Each part is at least twice the size of the one after it, so that a pattern is put
 * into an automaton only a few times, however many are added one by one.
 */
export class Finder {
    #unitCount;
    #parts = [];
    #waiting = [];
    #count = 0;
    /** Units are less than `unitCount`. */
    constructor(unitCount) {
        this.#unitCount = unitCount;
    }
    /** Patterns are numbered in the order in which they are added. */
    add(pattern) {
        this.#waiting.push(pattern);
        this.#count++;
    }
    /** The stretches that patterns cover, in order; what touches is one. */
    cover(units) {
        this.#settle();
        const covered = this.#parts.map(({ automaton }) => {
            const found = [];
            automaton.find(units, (start, end) => join(found, start, end));
            return found;
        });
        const [only = [], ...others] = covered.filter(({ length }) => length > 0);
        if (others.length === 0)
            return only;
        const all = [];
        for (const { start, end } of covered.flat().sort((a, b) => a.end - b.end))
            join(all, start, end);
        return all;
    }
    /** The same stretches as parts of patterns: whole ones, but for those that another one behind them overlaps. */
    split(units) {
        this.#settle();
        const found = [];
        for (const { automaton, offset } of this.#parts)
            automaton.find(units, (start, end, pattern) => found.push({ start, end, pattern: pattern + offset }));
        found.sort((a, b) => b.end - a.end || a.start - b.start);
        const pieces = [];
        let covered = Number.POSITIVE_INFINITY;
        for (const { start, end, pattern } of found) {
            if (start >= covered)
                continue;
            const until = Math.min(end, covered);
            pieces.push({ start, end: until, pattern, from: 0, to: until - start });
            covered = start;
        }
        return pieces.reverse();
    }
    #settle() {
        if (this.#waiting.length === 0)
            return;
        let patterns = this.#waiting;
        this.#waiting = [];
        for (let last = this.#parts.at(-1); last !== undefined; last = this.#parts.at(-1)) {
            if (last.patterns.length >= 2 * patterns.length)
                break;
            patterns = [...last.patterns, ...patterns];
            this.#parts.pop();
        }
        const automaton = new Automaton(patterns, this.#unitCount);
        this.#parts.push({ patterns, offset: this.#count - patterns.length, automaton });
    }
}
/** Adds a stretch that ends behind all others, and makes one of those that touch. */
function join(stretches, start, end) {
    let from = start;
    for (let last = stretches.at(-1); last !== undefined && last.end >= from; last = stretches.at(-1)) {
        from = Math.min(from, last.start);
        stretches.pop();
    }
    stretches.push({ start: from, end });
}
