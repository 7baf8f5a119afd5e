import { didYouMean } from "../did-you-mean.js";
import { quoted } from "../problems.js";
import { readNames } from "./read-values.js";
import { spanOf } from "./read-yaml.js";
/** How many exports a message lists. */
const mostListed = 10;
/** Reads `libs`. Modules that do not load are told. Without `load` nobody knows what they export, and all is right. */
export function readLibraries(reader, entry, load) {
    const specifiers = entry === undefined ? [] : readNames(reader, entry);
    const modules = [];
    const others = new Map();
    let isKnown = load !== undefined && specifiers.length > 0;
    for (const { name, node } of specifiers) {
        const library = load?.(name);
        if (library === undefined)
            continue;
        if (typeof library !== "string") {
            modules.push({ module: library.module, names: new Set(library.names) });
            for (const [other, type] of Object.entries(library.others ?? {}))
                others.set(other, type);
        }
        else {
            reader.problems.add(spanOf(node), `${quoted(name)} cannot be loaded: ${library}`);
            isKnown = false;
        }
    }
    const exported = [...new Set(modules.flatMap(({ names }) => [...names]))];
    return {
        find: (problems, { name, node }) => {
            const found = modules.find(({ names }) => names.has(name));
            if (found !== undefined)
                return found.module;
            if (entry === undefined)
                problems.add(spanOf(node), `the step list names no module that could export ${quoted(name)}; add libs: [./jobs.mjs] beside 'steps'`);
            else if (isKnown && others.has(name))
                problems.add(spanOf(node), `${quoted(name)} is no function but of type ${others.get(name)}`);
            else if (isKnown)
                problems.add(spanOf(node), `no module of 'libs' exports ${quoted(name)}${instead(name, exported)}`);
            return undefined;
        },
    };
}
function instead(name, exported) {
    if (exported.length === 0)
        return "; they export no functions";
    const more = exported.length > mostListed ? ", …" : "";
    return didYouMean(name, exported, `; they export ${exported.slice(0, mostListed).join(", ")}${more}`);
}
