import { Problems } from "../problems.js";
import { SourceText } from "../source-text.js";
import { decode } from "./decode.js";
import { readYaml } from "./read-yaml.js";
/** Opens a text as YAML. */
export function openText(text, label, { whole, content } = {}) {
    const { text: decoded, bad } = typeof text === "string" ? { text, bad: undefined } : decode(text);
    const source = new SourceText(label, decoded);
    const problems = whole === undefined ? new Problems(source) : whole.of(source);
    const nul = source.text.indexOf("\0");
    if (bad !== undefined)
        problems.add([bad.offset, bad.offset + 1], bad.message);
    else if (nul >= 0)
        problems.add([nul, nul + 1], "there is a NUL character here, so this is not a text file; is it the right one, saved as UTF-8?");
    const isText = bad === undefined && nul < 0;
    return { source, problems, document: isText ? readYaml(source, problems, content) : undefined };
}
