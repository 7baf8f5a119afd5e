/**
 * The data with what `map` makes of each of its fields, but for the `kept` ones: words of ours, ids and times, which
 * would otherwise be lost to a secret that happens to be a part of them.
 */
export declare function mapFields<T extends object>(data: T, kept: readonly string[], map: <V>(value: V) => V): T;
