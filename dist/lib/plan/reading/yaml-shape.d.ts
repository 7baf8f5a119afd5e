import type { CST, YAMLError } from "yaml";
import type { Span } from "../source-text.ts";
/** What the raw tokens tell that the tree made of them does not. */
export type YamlShape = {
    /** Where the nesting is deeper than can be wanted. */
    readonly tooDeep?: Span;
    /** Where each document after the first one starts. */
    readonly furtherDocuments: readonly Span[];
    readonly opened: (error: YAMLError) => Span | undefined;
};
/** Looks at the tokens without recursion: they may be nested as deep as the text is long. */
export declare function yamlShape(tokens: readonly CST.Token[]): YamlShape;
