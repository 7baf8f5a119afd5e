import { isMap, isScalar, isSeq } from "yaml";
import { label } from "../../report/sanitize.js";
import { cut } from "../../report/width.js";
import { stepTable } from "../keys/keys.js";
import { allSteps, isGroup } from "../plan.js";
import { limitsOf } from "./limits.js";
import { readJobParameters } from "./read-environment.js";
import { readOfKind } from "./read-kind.js";
import { describe } from "./read-map.js";
import { readRetry } from "./read-retry.js";
import { readRevert } from "./read-revert.js";
import { readUses } from "./read-uses.js";
import { readValues } from "./read-values.js";
import { longestName, readWork, titleOf } from "./read-work.js";
import { spanOf } from "./read-yaml.js";
const noPivot = "'pivot' has no meaning within 'parallel', where nothing comes before; write it for the group, or after";
const example = "'- run: echo hello'";
/** Reads a list of steps. An empty one, and what else is wrong, is told. */
export function readSteps(file, node, list) {
    if (node === undefined)
        return [];
    if (!isSeq(node)) {
        file.problems.add(spanOf(node), `this must be a list of steps, such as ${example}; found ${describe(node)}`);
        return [];
    }
    if (node.items.length === 0)
        file.problems.add(spanOf(node), `there are no steps; write one, such as ${example}`);
    return node.items.map((item, index) => readStep(file, item, list, index));
}
function readStep(file, item, list, index) {
    const node = file.follow(item);
    const { kind, entries } = node === undefined ? nothing : readStepKeys(file, node);
    const seat = {
        id: `step-${file.steps.length + 1}`,
        index,
        depth: list.around === undefined ? 0 : list.around.depth + 1,
        ...(list.around === undefined ? {} : { around: list.around }),
        isParallel: kind === "parallel",
    };
    const scope = { ...file, whose: "step", seat };
    const values = readValues(scope, entries, stepTable);
    const { line, column } = file.source.place(spanOf(isMap(item) ? (item.items[0]?.key ?? item) : item));
    if (values.id !== undefined)
        seat.id = values.id;
    if (values.if !== undefined)
        seat.condition = values.if;
    if (values["continue-on-error"] === true)
        seat.mayFail = true;
    const written = entries.get("id")?.value;
    file.steps.push({ seat, id: !entries.has("id") ? null : values.id && written ? spanOf(written) : undefined, line });
    const pivot = entries.get("pivot");
    if (pivot !== undefined && list.isAmongOthers)
        file.problems.add(spanOf(pivot.key), noPivot);
    const path = `${list.path}[${index}]`;
    const { work, name, isUnread } = isGroupKind(kind)
        ? { isUnread: false, ...readGroup(scope, file, { kind, entries, values, path, list }) }
        : { work: readWork(scope, file, { kind, entries, values, place: file.defaults }), name: undefined };
    if (isGroup(work) && !isUnread)
        seat.group = { names: Object.keys(work.outputs ?? {}), isUsed: kind === "uses" };
    const revert = readRevert({ ...scope, whose: "revert" }, file, entries.get("revert"), work);
    const what = isGroup(work) ? "group" : "step";
    const retry = readRetry(scope, entries.get("retry"), { what, hasRevert: entries.has("revert") });
    const { defaults } = file;
    return {
        id: seat.id,
        name: values.name ?? name ?? (isGroup(work) ? groupTitle(work) : titleOf(work)),
        path,
        position: { line, column },
        work,
        ...(values.if === undefined ? {} : { if: values.if }),
        ...(retry === undefined ? {} : { retry }),
        ...(values["continue-on-error"] === true ? { continueOnError: true } : {}),
        ...(values.pivot === true ? { pivot: true } : {}),
        ...(values["revert-on"] === undefined ? {} : { revertOn: values["revert-on"] }),
        revert,
        // A limit that is meant for one step would be too short for several.
        ...limitsOf(values, isGroup(work) ? graceOf(defaults) : defaults),
    };
}
const nothing = { kind: undefined, entries: new Map() };
/** The keys of a step; of text alone, which is short for `run`, the one key that it stands for. */
function readStepKeys(file, node) {
    if (!isScalar(node) || node.value === null || typeof node.value === "number") {
        if (isMap(node))
            return readOfKind(file, node, stepTable);
        file.problems.add(spanOf(node), `a step must be a map, such as 'run: …', or shell text; found ${describe(node)}`);
        return nothing;
    }
    const text = String(node.value);
    // The blank is what makes it a key.
    const slip = node.type === "PLAIN" ? /^([\w-]+):\S/.exec(text)?.[1] : undefined;
    if (slip !== undefined && Object.hasOwn(stepTable.keys, slip)) {
        file.problems.add(spanOf(node), `a blank is missing after '${slip}:'; without it this is shell text`);
        return nothing;
    }
    return { kind: "run", entries: new Map([["run", { name: "run", key: node, value: node }]]) };
}
function readGroup(scope, file, { kind, entries, values, path, list }) {
    const { env = {}, "max-parallel": maxParallel } = values;
    if (kind === "uses") {
        const [uses, given] = [entries.get("uses"), entries.get("with")];
        // It is read as the other file wants it; here belongs what its expressions may use.
        if (given?.value && isMap(given.value))
            readJobParameters(scope, given.value);
        const using = { id: scope.seat?.id ?? "", path, env, graceMs: values.grace };
        const read = uses && values.uses !== undefined ? readUses(file, file.including, uses, given, using) : undefined;
        if (list.isAmongOthers &&
            uses?.value &&
            read !== undefined &&
            allSteps(read.group.steps).some(({ pivot }) => pivot))
            file.problems.add(spanOf(uses.value), `there is a 'pivot' in this file; ${noPivot}`);
        return { work: read?.group ?? { kind, steps: [], env }, name: read?.name, isUnread: read === undefined };
    }
    const around = scope.seat;
    const isAmongOthers = list.isAmongOthers || kind === "parallel";
    const members = { path: `${path}.${kind}`, isAmongOthers, ...(around === undefined ? {} : { around }) };
    const steps = readSteps(withGrace(file, values.grace), membersOf(file, entries.get(kind)), members);
    return { work: { kind, steps, env, ...(maxParallel === undefined ? {} : { maxParallel }) } };
}
/** Who is stopped as a member of a group has the time to end that the group gives. */
function withGrace(file, grace) {
    return grace === undefined ? file : { ...file, defaults: { ...file.defaults, grace } };
}
function membersOf({ problems }, entry) {
    if (entry?.value === null)
        problems.add(spanOf(entry.key), `'${entry.name}' has no value; write a list of steps, such as ${example}`);
    return entry?.value ?? undefined;
}
function isGroupKind(kind) {
    return kind === "parallel" || kind === "steps" || kind === "uses";
}
function graceOf({ grace }) {
    return grace === undefined ? {} : { grace };
}
/** The ids of its members, and how they run. */
function groupTitle({ kind, steps }) {
    const how = kind === "parallel" ? " in parallel" : "";
    const ids = steps.slice(0, longestName).map(({ id }) => id);
    return cut(label(ids.join(", ")), longestName - how.length) + how;
}
