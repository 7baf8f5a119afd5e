/** `; did you mean 'revert'?` where one of the names is near to the word, else the other text. */
export declare function didYouMean(word: string, names: readonly string[], otherwise?: string): string;
/** The name that was probably meant: a slip or two away, in other case, with letters swapped, or cut off. */
export declare function nearest(word: string, names: readonly string[]): string | undefined;
