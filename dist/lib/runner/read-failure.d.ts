/** Why a file cannot be read, in words for people. */
export declare function reasonOf(error: unknown): string;
