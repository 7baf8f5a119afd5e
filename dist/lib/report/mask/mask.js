import { lostText, replaceLost, splitLost } from "./lost.js";
import { Finder } from "./mask-finder.js";
import { variantsOf } from "./mask-variants.js";
const stars = "***";
const nul = "\0";
/** A secret's variant, the part of it, and its name. */
const inner = /([a-z0-9-]+)(?:\[(\d+)-(\d+)\])?:([^\0]*)/;
/** NUL as it stands in a hidden text, or a reference. */
const reference = new RegExp(`\0(?:\0|${inner.source}\0)`, "g");
const starBytes = new TextEncoder().encode(stars);
/**
 * Takes secrets out of what is told: for good, by stars, or so that who knows the secrets can put them back. They are
 * found in every form that GitHub's runner masks, in time that hardly grows with how many there are.
 */
export class Mask {
    #known = [];
    #texts = new Finder(65_536);
    #bytes = new Finder(256);
    /** Of the texts that are searched for, in bytes. */
    #longest = 0;
    /** The names of each value. */
    #added = new Map();
    /** Position among the known ones. */
    #byText = new Map();
    #byReference = new Map();
    /** Without a value, nothing is added. A name can be given to one value alone: it stands for the first one. */
    add(name, value) {
        const names = this.#added.get(value);
        if (value === "" || names?.has(name) || (names !== undefined && name === ""))
            return;
        this.#added.set(value, (names ?? new Set()).add(name));
        for (const { variant, text } of variantsOf(value)) {
            const key = `${variant}:${name}`;
            // A second value of that name, or one without, is hidden, but cannot be found again.
            const isFree = name !== "" && (this.#byReference.get(key) ?? text) === text;
            if (isFree)
                this.#byReference.set(key, text);
            const known = { name: isFree ? name : "", variant, text };
            const index = this.#byText.get(text);
            if (index !== undefined) {
                if (isBetter(known, this.#known[index]))
                    this.#known[index] = known;
                continue;
            }
            this.#byText.set(text, this.#known.length);
            this.#known.push(known);
            this.#texts.add(unitsOf(text));
            const bytes = new TextEncoder().encode(text);
            this.#bytes.add(bytes);
            this.#longest = Math.max(this.#longest, bytes.length);
        }
    }
    get isEmpty() {
        return this.#known.length === 0;
    }
    /** The text with `***` for each secret, also for one that is lost. */
    text(whole) {
        const text = replaceLost(whole, () => stars);
        if (this.isEmpty)
            return text;
        let masked = "";
        let at = 0;
        for (const { start, end } of this.#texts.cover(unitsOf(text))) {
            masked += text.slice(at, start) + stars;
            at = end;
        }
        return masked + text.slice(at);
    }
    /** The same for UTF-8; the array itself where there is nothing to mask. Other bytes stay as they are. */
    bytes(lines) {
        if (this.isEmpty)
            return lines;
        const covered = this.#bytes.cover(lines);
        if (covered.length === 0)
            return lines;
        const removed = covered.reduce((sum, { start, end }) => sum + end - start, 0);
        const masked = new Uint8Array(lines.length - removed + covered.length * starBytes.length);
        let [from, to] = [0, 0];
        for (const { start, end } of [...covered, { start: lines.length, end: lines.length }]) {
            masked.set(lines.subarray(from, start), to);
            to += start - from;
            if (to < masked.length)
                masked.set(starBytes, to);
            to += starBytes.length;
            from = end;
        }
        return masked;
    }
    /** Where the start of a line of UTF-8 may be cut so that no secret is torn: a number of bytes, all of them where it is one long secret. */
    cutAt(line) {
        const latest = line.length - Math.max(0, this.#longest - 1);
        const torn = this.isEmpty ? undefined : this.#bytes.cover(line).find(({ end }) => end > latest);
        const at = Math.min(latest, torn?.start ?? latest);
        return at > 0 ? at : line.length;
    }
    /** The same for every text in plain data, names too. */
    data(value) {
        return mapTexts(value, (text) => this.text(text));
    }
    /** The text with a reference for each secret, from which `show` makes the text again. */
    hide(text) {
        const isPlain = !text.includes(nul);
        if (this.isEmpty && isPlain)
            return text;
        return this.parts(text)
            .map((part) => typeof part === "string"
            ? part.replaceAll(nul, nul + nul)
            : `${nul}${part.variant}:${withoutNul(part.name)}${nul}`)
            .join("");
    }
    /** The text that was hidden. A secret that is not known here is lost, see `lostText`. */
    show(text) {
        if (!text.includes(nul))
            return text;
        return text.replace(reference, (all, variant, from, to, escaped) => {
            if (variant === undefined || escaped === undefined)
                return nul;
            const known = this.#byReference.get(`${variant}:${withNul(escaped)}`);
            if (known === undefined)
                return lostText(all.slice(1, -1));
            return from === undefined ? known : known.slice(Number(from), Number(to));
        });
    }
    hideData(value) {
        return mapTexts(value, (text) => this.hide(text));
    }
    showData(value) {
        return mapTexts(value, (text) => this.show(text));
    }
    /** The text, split where secrets stand in it, also where one is lost. */
    parts(text) {
        return splitLost(text).flatMap((part, at) => {
            if (at % 2 === 0)
                return this.isEmpty ? [part] : this.#split(part);
            const [, variant = "", from, to, name = ""] = inner.exec(part) ?? [];
            return [{ name: withNul(name), variant: from === undefined ? variant : `${variant}[${from}-${to}]` }];
        });
    }
    #split(text) {
        const parts = [];
        let at = 0;
        for (const { start, end, pattern, from, to } of this.#texts.split(unitsOf(text))) {
            if (start > at)
                parts.push(text.slice(at, start));
            const { name, variant, text: whole } = this.#known[pattern];
            parts.push({ name, variant: to - from === whole.length ? variant : `${variant}[${from}-${to}]` });
            at = end;
        }
        if (at < text.length)
            parts.push(text.slice(at));
        return parts;
    }
}
/** Whether a text is better known by the one than by the other. */
function isBetter(one, other) {
    if (one.name === "")
        return false;
    return other.name === "" || (one.variant === "plain" && other.variant !== "plain");
}
function withoutNul(name) {
    return name.replaceAll("%", "%25").replaceAll(nul, "%00");
}
function withNul(name) {
    return name.replaceAll("%00", nul).replaceAll("%25", "%");
}
function unitsOf(text) {
    const units = new Uint16Array(text.length);
    for (let at = 0; at < text.length; at++)
        units[at] = text.charCodeAt(at);
    return units;
}
/** Plain data with other texts; the data itself where none becomes another one. */
function mapTexts(value, map) {
    return mapped(value, map);
}
function mapped(value, map) {
    if (typeof value === "string")
        return map(value);
    if (value === null || typeof value !== "object")
        return value;
    if (Array.isArray(value)) {
        const items = value.map((item) => mapped(item, map));
        return items.every((item, index) => item === value[index]) ? value : items;
    }
    let isSame = true;
    const names = new Set();
    const entries = Object.entries(value).map(([name, item]) => {
        let other = map(name);
        while (names.has(other))
            other += "*";
        names.add(other);
        const mappedItem = mapped(item, map);
        isSame &&= other === name && mappedItem === item;
        return [other, mappedItem];
    });
    return isSame ? value : Object.fromEntries(entries);
}
