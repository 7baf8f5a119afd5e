/** A name, and how the value stands there. */
export type Form = readonly [name: string, text: string];
/** How shells, and what writes for them, put the value into a word. */
export declare function shellForms(value: string): readonly Form[];
