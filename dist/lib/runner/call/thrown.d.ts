/** What was thrown, in its own words where it has some. Never throws, whatever it is. */
export declare function wordsOf(thrown: unknown): string;
/** An error for people who mend it: its words, and where in their code it came from. Never throws. */
export declare function storyOf(thrown: unknown, isOurs: (frame: string) => boolean): string;
