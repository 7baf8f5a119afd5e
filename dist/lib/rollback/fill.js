import { conditionHolds, mentions } from "../plan/expression.js";
import { isGroup } from "../plan/plan.js";
import { fillData, fillText, mentionsIn } from "../plan/template.js";
import { noSurroundings, ownEnvironment, revertContexts, seenBy, stepContexts } from "./contexts.js";
import { asSecrets } from "./standings.js";
/**
 * Fills in what is written for a step, now that its turn has come: its environment, then, knowing that, its
 * condition and the rest, as GitHub does.
 */
export function turnOf(standings, standing, surroundings) {
    const { step } = standing;
    const { work, revert } = step;
    const own = mentioned(step);
    const undo = revert === null ? [] : mentionedIn(revert.work);
    if (own.length === 0 && undo.length === 0)
        return { isDue: holds(standings, standing, {}), given: undefined };
    const contexts = stepContexts(standings, standing, own.concat(undo), surroundings);
    const env = filled(work.env, contexts, (made) => standings.hide(made));
    const all = { ...contexts, env: { ...contexts["env"], ...work.env, ...env } };
    if (!holds(standings, standing, all))
        return { isDue: false, given: undefined };
    const seen = undo.length === 0 ? undefined : seenBy(undo, all);
    const given = { ...(env && { env }), ...restOf(standings, work, all), ...(seen && { seen }) };
    return { isDue: true, given: Object.keys(given).length === 0 ? undefined : given };
}
/** The same for its revert. `outputs` and `failure` are known by now; the rest is as it was at the step's turn. */
export function revertGiven(standings, standing, surroundings) {
    const work = standing.step.revert?.work;
    if (work === undefined)
        return undefined;
    const asked = mentionedIn(work);
    if (asked.length === 0)
        return undefined;
    const contexts = revertContexts(standings, standing, asked, surroundings);
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
        const given = revertGiven(standings, standing, noSurroundings) ?? {};
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
        ...(data === undefined ? {} : work.kind === "call" ? { args: data } : work.kind === "jenkins" ? { with: data } : {}),
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
            return work.params === undefined ? {} : withOf(standings, work.params, contexts);
        default:
            return {};
    }
}
function withOf(standings, template, contexts) {
    if (mentionsIn(template).length === 0)
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
const ofSteps = new WeakMap();
function mentioned({ work, if: condition }) {
    const asked = mentionedIn(work);
    return condition === undefined ? asked : [...asked, ...mentions(condition)];
}
/** What the expressions of some work ask for. */
function mentionedIn(work) {
    const known = ofSteps.get(work);
    if (known !== undefined)
        return known;
    const found = [...mentionsIn(work.env)];
    if (work.kind === "run" && work.workingDirectory !== undefined)
        found.push(...mentionsIn(work.workingDirectory));
    if (work.kind === "call" && work.isTemplate)
        found.push(...mentionsIn(work.args));
    if (work.kind === "jenkins")
        found.push(...mentionsIn(work.with));
    if (work.kind === "uses" && work.params !== undefined)
        found.push(...mentionsIn(work.params));
    ofSteps.set(work, found);
    return found;
}
