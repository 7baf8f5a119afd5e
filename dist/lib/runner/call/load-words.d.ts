/** Why a module does not load, in words of the module where it has some. */
export declare function loadWords(thrown: unknown, module: string): string;
