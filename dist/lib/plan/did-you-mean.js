import { closestMatch } from "leven";
/** `; did you mean 'revert'?` where one of the names is near to the word, else the other text. */
export function didYouMean(word, names, otherwise = "") {
    const near = nearest(word, names);
    return near === undefined ? otherwise : `; did you mean '${near}'?`;
}
/** The name that was probably meant: a slip or two away, in other case, with letters swapped, or cut off. */
export function nearest(word, names) {
    const plain = simplified(word);
    const candidates = new Map(names.map((name) => [simplified(name), name]));
    const spellings = [...candidates.keys()];
    // A slip in each three letters, but never in all of them.
    const maxDistance = Math.min(Math.ceil(Math.min(plain.length, 9) / 3), plain.length - 1);
    const near = spellings.find((name) => sorted(plain) === sorted(name)) ??
        closestMatch(plain, spellings, { maxDistance: Math.max(0, maxDistance) }) ??
        spellings.find((name) => isStart(plain, name) || isStart(name, plain));
    return near === undefined ? undefined : candidates.get(near);
}
function simplified(word) {
    return word.slice(0, 100).toLowerCase();
}
function isStart(start, whole) {
    return start.length >= 3 && whole.startsWith(start);
}
function sorted(word) {
    return [...word].sort().join("");
}
