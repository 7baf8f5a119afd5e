import { Composer, isAlias, Parser, visit } from "yaml";
import { quoted } from "../problems.js";
import { yamlMistake } from "./yaml-mistake.js";
import { yamlShape } from "./yaml-shape.js";
/** Keys are checked for doubles by those who read the maps; here it would take time by the square of their number. */
const options = { uniqueKeys: false, stringKeys: true, schema: "core", merge: false, resolveKnownTags: false };
/** How much text aliases may repeat before it is taken for an attack or a slip. */
const mostRepeated = 2_000_000;
/** What an alias counts beside the text that it repeats: even a short one makes a step. */
const costOfAlias = 60;
/** The document; undefined if it cannot be understood well enough to look for further mistakes. */
export function readYaml(source, problems, content = "step list") {
    const isList = content === "step list";
    const tokens = [...new Parser().parse(source.text)];
    const shape = yamlShape(tokens);
    if (shape.tooDeep !== undefined) {
        problems.add(shape.tooDeep, `this is nested deeper than ${isList ? "a step list" : "a map of parameters"} can be`);
        return undefined;
    }
    const [document] = [...new Composer(options).compose(tokens, true, source.text.length)];
    for (const span of shape.furtherDocuments)
        problems.add(span, `a second YAML document starts here; a file holds ${isList ? "one step list" : "the parameters in one map"}`);
    const understood = reportMistakes(document, { source, problems, isList, opened: shape.opened });
    if (document === undefined || understood !== "all")
        return undefined;
    const { contents } = document;
    if (contents === null || contents.range[1] === 0) {
        const what = source.text.trim() === "" ? "there is nothing here" : "there are only comments here";
        problems.add([0, 1], `${what}; write a list of steps, such as '- run: echo hello'`);
        return undefined;
    }
    return { root: contents, follow: follower(document, source, problems) };
}
function reportMistakes(document, { source, problems, isList, opened }) {
    const tags = document?.warnings.filter(({ code }) => code === "TAG_RESOLVE_FAILED" || code === "BAD_COLLECTION_TYPE");
    const errors = [...(document?.errors ?? []), ...(tags ?? [])].sort((a, b) => a.pos[0] - b.pos[0]);
    let worst = "all";
    for (const [index, error] of errors.entries()) {
        const next = errors[index + 1];
        // A value that goes on in the next line, and holds a ':' there: not the value is wrong, but that line.
        const swallowed = next?.code === "MULTILINE_IMPLICIT_KEY" && next.pos[0] === error.pos[0] ? next.pos : undefined;
        if (swallowed !== undefined) {
            const line = source.text.lastIndexOf("\n", swallowed[1] - 1) + 1;
            problems.add(fromText(source, [line, swallowed[1]]), "this line is indented further than the keys above it; let it start in their column");
            return "nothing";
        }
        const span = opened(error) ?? fromText(source, error.pos);
        const { words, understood } = yamlMistake(error, source.text.slice(source.text.lastIndexOf("\n", span[0] - 1) + 1, span[0]), isList);
        problems.add(span, words);
        if (understood === "nothing")
            return "nothing";
        if (understood === "syntax")
            worst = "syntax";
    }
    return worst;
}
/** A line is wrong where its text starts, not where its blanks do. */
function fromText({ text }, [from, to]) {
    let start = from;
    while (text[start] === " ")
        start += 1;
    return [start, Math.max(to, start + 1)];
}
/** Finds all anchors in one walk; the library's own search starts anew for each alias. */
function follower(document, source, problems) {
    const targets = new Map();
    if (source.text.includes("*")) {
        const anchors = new Map();
        visit(document, {
            Node: (_key, node) => {
                if (isAlias(node)) {
                    const [target, span] = [anchors.get(node.source), spanOf(node)];
                    if (target === undefined)
                        problems.add(span, `nothing above has the anchor ${quoted(`&${node.source}`)}`);
                    else if (target.range[1] > span[0])
                        problems.add(span, `${quoted(`*${node.source}`)} stands within what it stands for; leave it out`);
                    else
                        targets.set(node, target);
                }
                else if (node.anchor !== undefined)
                    anchors.set(node.anchor, node);
            },
        });
    }
    let repeated = 0;
    return (node) => {
        if (!isAlias(node))
            return node;
        const target = targets.get(node);
        if (target === undefined || repeated > mostRepeated)
            return undefined;
        repeated += target.range[1] - target.range[0] + costOfAlias;
        if (repeated <= mostRepeated)
            return target;
        problems.add(spanOf(node), "the aliases up to here repeat more text than a step list can need; use fewer of them");
        return undefined;
    };
}
/** Where a node stands. */
export function spanOf(node) {
    return [node.range[0], node.range[1]];
}
