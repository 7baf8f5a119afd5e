import { parseDocument } from "yaml";
/**
 * Names in a text: between commas and line ends, or a YAML list. Undefined where it looks like a list and is none of
 * names.
 */
export function parseNames(text) {
    const trimmed = text.trim();
    if (!/^(\[|-\s)/.test(trimmed))
        return trimmed.split(/[,\n]/).flatMap((name) => name.trim() || []);
    const document = parseDocument(trimmed, { schema: "failsafe", logLevel: "silent" });
    const names = document.errors.length > 0 ? undefined : document.toJS();
    return Array.isArray(names) && names.every((name) => typeof name === "string") ? names : undefined;
}
