import { type ParsedNode } from "yaml";
import { type Problems } from "../problems.ts";
import type { SourceText, Span } from "../source-text.ts";
/** A text that was understood as YAML. */
export type YamlDocument = {
    readonly root: ParsedNode;
    /** The node itself, or the one that an alias stands for; undefined where there is none. */
    readonly follow: (node: ParsedNode) => ParsedNode | undefined;
};
/** What the text is to hold. Any value of parameters may be a secret, which no message may show. */
export type Content = "step list" | "parameters";
/** The document; undefined if it cannot be understood well enough to look for further mistakes. */
export declare function readYaml(source: SourceText, problems: Problems, content?: Content): YamlDocument | undefined;
/** Where a node stands. */
export declare function spanOf(node: ParsedNode): Span;
