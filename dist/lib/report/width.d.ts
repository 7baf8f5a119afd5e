/** How many columns a terminal gives to the text, rather one too many than one too few. */
export declare function widthOf(text: string): number;
/** As much of the text as fits, with `…` where something was cut off. */
export declare function cut(text: string, columns: number): string;
/** Filled up with blanks; longer text stays as it is. */
export declare function pad(text: string, columns: number): string;
