import type { YAMLError } from "yaml";
/**
 * How much of the text can still be understood after a mistake: all of it; what YAML says about it, but
 * not its meaning; or nothing, since all that follows may be wrong only because of this.
 */
export type Understood = "all" | "syntax" | "nothing";
/**
 * What a mistake in the YAML means to people; `before` is what stands in its line before it. Of a value that may not be
 * shown the words hold nothing that is longer than a character.
 */
export declare function yamlMistake({ code, message }: YAMLError, before: string, maySeeValues: boolean): {
    readonly words: string;
    readonly understood: Understood;
};
