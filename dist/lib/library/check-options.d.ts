/** A time in code: `500ms`, `30s`, `5m`, `1h30m`, or milliseconds. */
export type Time = string | number;
/** Throws a TypeError if one of the options is none of the known ones. */
export declare function refuseUnknown(options: object, names: readonly string[], what: string, example?: string): void;
/** Throws a TypeError if the option is given and of another kind. */
export declare function checkKind<Name extends string>(options: {
    readonly [N in Name]?: unknown;
}, name: Name, kind: "string" | "boolean"): void;
/** Throws a TypeError. */
export declare function wholeNumber(value: unknown, what: string, from: number): number;
export declare function kindOf(value: unknown): string;
/** Milliseconds of a time in code; undefined for no limit. Throws a TypeError. */
export declare function milliseconds(time: Time | undefined, what: string): number | undefined;
/** Throws a TypeError. */
export declare function timeOf(time: Time, what: string): number;
