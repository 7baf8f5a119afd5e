/** Keeps values so that the least is always at hand. */
export declare class Heap<Value> {
    #private;
    constructor(isBefore: (a: Value, b: Value) => boolean);
    get size(): number;
    /** The least; undefined where there is none. */
    get least(): Value | undefined;
    push(value: Value): void;
    /** Takes the least away. */
    pop(): Value | undefined;
}
