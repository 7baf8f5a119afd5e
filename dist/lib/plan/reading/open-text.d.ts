import { Problems } from "../problems.ts";
import { SourceText } from "../source-text.ts";
import { type Content, type YamlDocument } from "./read-yaml.ts";
export type OpenedText = {
    readonly source: SourceText;
    readonly problems: Problems;
    /** Undefined where it cannot be understood; why is among the problems. */
    readonly document: YamlDocument | undefined;
};
type Opening = {
    /** Of a text that another one includes, the problems of that one. */
    readonly whole?: Problems | undefined;
    /** A step list unless told. */
    readonly content?: Content;
};
/** Opens a text as YAML. */
export declare function openText(text: string | Uint8Array, label: string, { whole, content }?: Opening): OpenedText;
export {};
