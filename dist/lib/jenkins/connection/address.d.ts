/** Checks the address of a Jenkins, and returns it without slashes at its end. Throws a SelectionInputError. */
export declare function parseAddress(given: string): string;
