/** The program that calls a function in a process of its own. It is a bundle: what starts it may be one file. */
export declare function hostFile(): string;
