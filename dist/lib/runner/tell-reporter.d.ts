/**
 * Tells a reporter something. Who is told must not stop what is done: what it throws, or rejects with, becomes a
 * warning. A promise is there only where it gave one, and never rejects.
 */
export declare function tellReporter(tell: () => unknown): Promise<void> | undefined;
