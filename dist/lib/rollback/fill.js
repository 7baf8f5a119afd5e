import { conditionHolds, ExpressionError, mentions } from "../plan/expressions/expression.js";
import { fillData, fillText, mentionsIn, placeholders } from "../plan/expressions/template.js";
import { convertValue } from "../plan/parameter-value.js";
import { isGroup } from "../plan/plan.js";
import { noSurroundings, ownEnvironment, revertContexts, seenBy, stepContexts } from "./contexts.js";
import { asSecrets } from "./standings.js";
/**
 * Fills in what is written for a step, now that its turn has come: its environment, then, knowing that, its
 * condition and the rest, as GitHub does.
 */
export function turnOf(standings, standing, look) {
    const { step } = standing;
    const { work, revert } = step;
    const own = asked(work);
    const undo = revert === null ? nothingAsked : asked(revert.work);
    const isPlain = !own.isAnything && step.if === undefined && undo.mentions.length === 0;
    if (isPlain)
        return { isDue: holds(standings, standing, {}), given: undefined };
    const conditions = step.if === undefined ? [] : mentions(step.if);
    const mentioned = [...own.mentions, ...undo.mentions, ...conditions];
    const contexts = stepContexts(standings, standing, mentioned, look());
    const env = filled(work.env, contexts, (made) => standings.hide(made));
    const all = { ...contexts, env: { ...contexts["env"], ...work.env, ...env } };
    if (!holds(standings, standing, all))
        return { isDue: false, given: undefined };
    const seen = seenBy(undo.mentions, all);
    const given = { ...(env && { env }), ...restOf(standings, work, all), ...(seen && { seen }) };
    return { isDue: true, given: Object.keys(given).length === 0 ? undefined : given };
}
/** The same for its revert. `outputs` and `failure` are known by now; the rest is as it was at the step's turn. */
export function revertGiven(standings, standing, look) {
    const work = standing.step.revert?.work;
    if (work === undefined)
        return undefined;
    const { mentions, isAnything } = asked(work);
    if (!isAnything)
        return undefined;
    const contexts = revertContexts(standings, standing, mentions, look());
    const env = filled(work.env, contexts, (made) => standings.hide(made));
    const all = { ...contexts, env: { ...contexts["env"], ...work.env, ...env } };
    return { ...(env && { env }), ...restOf(standings, work, all) };
}
/** What the expressions of the plan's own `env` became. Throws an ExpressionError. */
export function planGiven(plan, secrets, { env, github, runner }) {
    const params = { ...plan.params, ...asSecrets(secrets) };
    const own = filled(plan.env, { params, env, github, runner }, () => { });
    return own && { env: own };
}
/** What a deed performs, with all that was filled in; what a revert leaves open it has of its step. Null where there is none. */
export function workOf(standings, { phase, step }) {
    const standing = standings.of(step.id);
    if (phase === "step") {
        if (isGroup(step.work))
            throw new Error(`Internal error: the group '${step.id}' is not performed`);
        return withGiven(step.work, standing.given, {});
    }
    const work = step.revert?.work;
    if (work === undefined)
        return null;
    const done = withGiven(work, standing.revert.given, ownEnvironment(standing));
    if (done.kind !== "run" || done.workingDirectory !== undefined || step.work.kind !== "run")
        return done;
    const folder = standing.given.workingDirectory ?? step.work.workingDirectory;
    return folder === undefined ? done : { ...done, workingDirectory: folder };
}
/** The same where the revert has not begun, so that nothing of it is filled in yet; as it stands where that cannot be. */
export function revertToCome(standings, standing) {
    try {
        const given = revertGiven(standings, standing, () => noSurroundings) ?? {};
        const { revert } = standing;
        const before = revert.given;
        revert.given = given;
        const work = workOf(standings, { phase: "revert", step: standing.step });
        revert.given = before;
        return work;
    }
    catch {
        return workOf(standings, { phase: "revert", step: standing.step });
    }
}
function withGiven(work, given, inherited) {
    const { env, workingDirectory, with: data } = given;
    return {
        ...work,
        env: { ...inherited, ...work.env, ...env },
        ...(workingDirectory === undefined ? {} : { workingDirectory }),
        ...(data === undefined
            ? {}
            : work.kind === "call"
                ? { args: data }
                : work.kind === "jenkins"
                    ? { with: data }
                    : {}),
    };
}
function holds(standings, { step, list }, contexts) {
    const isFailed = list.failure !== undefined && list.failure.kind !== "cancelled";
    return conditionHolds(step.if, contexts, { isFailed, isCancelled: standings.isCancelled });
}
/** Those of the variables that hold expressions, filled in; undefined where none does. */
function filled(env, contexts, hide) {
    let all;
    for (const [name, template] of Object.entries(env)) {
        if (!template.includes("$"))
            continue;
        const { text, secrets } = fillText(template, contexts);
        hide(secrets);
        if (text === template)
            continue;
        all ??= {};
        all[name] = text;
    }
    return all;
}
function restOf(standings, work, contexts) {
    switch (work.kind) {
        case "run": {
            const { workingDirectory: folder } = work;
            if (!folder?.includes("$"))
                return {};
            return { workingDirectory: fill(standings, folder, contexts) };
        }
        case "call":
            return work.isTemplate ? withOf(standings, work.args, contexts) : {};
        case "jenkins":
            return withOf(standings, work.with, contexts);
        case "uses":
            return work.params === undefined ? {} : checked(standings, work, withOf(standings, work.params, contexts));
        default:
            return {};
    }
}
/** Makes the values of an included file's parameters what the file declares them to be. Throws an ExpressionError. */
function checked(standings, { params, declared = {} }, { with: filledIn }) {
    const values = { ...filledIn };
    for (const [name, { required, secret, ...rule }] of Object.entries(declared)) {
        const value = values[name] ?? params?.[name] ?? "";
        if (secret)
            standings.hide([String(value)]);
        if (value === "" && required)
            throw new ExpressionError(`the parameter '${name}' must be given; it is given nothing`);
        const converted = value === "" ? { value } : convertValue(rule, value);
        if (!("value" in converted))
            throw new ExpressionError(`the parameter '${name}' must be ${converted.wanted}; what it is given is not`);
        if (filledIn !== undefined)
            values[name] = converted.value;
    }
    return filledIn === undefined ? {} : { with: values };
}
function withOf(standings, template, contexts) {
    if (!hasExpressions(template))
        return {};
    const { value, secrets } = fillData(template, contexts);
    standings.hide(secrets);
    return { with: value };
}
function fill(standings, template, contexts) {
    const { text, secrets } = fillText(template, contexts);
    standings.hide(secrets);
    return text;
}
const nothingAsked = { mentions: [], isAnything: false };
const known = new WeakMap();
function asked(work) {
    const before = known.get(work);
    if (before !== undefined)
        return before;
    const templates = [work.env];
    if (work.kind === "run" && work.workingDirectory !== undefined)
        templates.push(work.workingDirectory);
    if (work.kind === "call" && work.isTemplate)
        templates.push(work.args);
    if (work.kind === "jenkins")
        templates.push(work.with);
    // What a secret parameter of an included file is given is seen to also where it is no expression.
    if (work.kind === "uses")
        templates.push(work.params ?? {});
    const isDeclared = work.kind === "uses" && work.declared !== undefined;
    const isAnything = isDeclared || templates.some(hasExpressions);
    const found = isAnything ? { mentions: templates.flatMap(mentionsIn), isAnything } : nothingAsked;
    known.set(work, found);
    return found;
}
function hasExpressions(template) {
    if (typeof template === "string")
        return template.includes("$") && placeholders(template).length > 0;
    return typeof template === "object" && template !== null && Object.values(template).some(hasExpressions);
}
