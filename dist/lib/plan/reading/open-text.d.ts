import { Problems } from "../problems.ts";
import { SourceText } from "../source-text.ts";
import { type YamlDocument } from "./read-yaml.ts";
export type OpenedText = {
    readonly source: SourceText;
    readonly problems: Problems;
    /** Undefined where it cannot be understood; why is among the problems. */
    readonly document: YamlDocument | undefined;
};
/** Opens a text as YAML. Of a text that another one includes, `whole` are the problems of that one. */
export declare function openText(text: string | Uint8Array, label: string, whole?: Problems): OpenedText;
