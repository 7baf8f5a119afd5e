import { type ParsedNode } from "yaml";
import { type Problems } from "../problems.ts";
import type { SourceText, Span } from "../source-text.ts";
/** A text that was understood as YAML. */
export type YamlDocument = {
    readonly root: ParsedNode;
    /** The node itself, or the one that an alias stands for; undefined where there is none. */
    readonly follow: (node: ParsedNode) => ParsedNode | undefined;
};
/** The document of a step list; undefined if it cannot be understood well enough to look for further mistakes. */
export declare function readYaml(source: SourceText, problems: Problems): YamlDocument | undefined;
/** Where a node stands. */
export declare function spanOf(node: ParsedNode): Span;
