import { around, hasBegun } from "./standing.js";
export const noSurroundings = { env: {}, github: {}, runner: {} };
/** The contexts for what the step itself is given, before its own environment. */
export function stepContexts(standings, standing, mentioned, { env, github, runner }) {
    return {
        params: paramsOf(standings, standing),
        env: { ...env, ...standings.given.env, ...standing.list.carried.env },
        steps: stepsOf(standings, standing, mentioned),
        github,
        runner,
    };
}
/** The contexts for its revert: what the journal holds, and of what only this process sees, what the journal does not. */
export function revertContexts(standings, standing, mentioned, { github, runner }) {
    const { given } = standing;
    const cause = standings.causeOf(standing);
    return {
        params: paramsOf(standings, standing),
        env: { ...standings.given.env, ...standing.carried.env, ...ownEnvironment(standing), ...given.seen?.["env"] },
        steps: stepsOf(standings, standing, mentioned),
        outputs: outputsOf(standing),
        failure: cause === undefined
            ? {}
            : {
                step: cause.step ?? "",
                kind: cause.kind,
                message: cause.message,
                "exit-code": cause.exitCode ?? "",
            },
        github: { ...github, ...given.seen?.["github"] },
        runner: { ...runner, ...given.seen?.["runner"] },
    };
}
/** What expressions of a revert ask of contexts that a later process may see otherwise. */
export function seenBy(mentioned, contexts) {
    const seen = {};
    for (const { context, path } of mentioned) {
        const [name] = path;
        if (name === undefined || (context !== "env" && context !== "github" && context !== "runner"))
            continue;
        const value = contexts[context][nameIn(contexts[context], name)];
        if (value === undefined)
            continue;
        seen[context] ??= {};
        seen[context][name] = value;
    }
    return Object.keys(seen).length === 0 ? undefined : seen;
}
/** Names are the same where they differ in case alone, as on GitHub. */
function nameIn(data, name) {
    const names = Object.keys((data ?? {}));
    return names.includes(name) ? name : (names.find((known) => known.toLowerCase() === name.toLowerCase()) ?? name);
}
/** Environment that was written for the step, with what its expressions became. */
export function ownEnvironment({ step, given }) {
    return { ...step.work.env, ...given.env };
}
/** What a revert has of its step; what it set in an earlier try counts where the last one did not set it. */
export function outputsOf({ outputs, earlierOutputs }) {
    return { ...earlierOutputs, ...outputs };
}
function paramsOf(standings, standing) {
    for (const owner of around(standing)) {
        const { work } = owner.step;
        if (work.kind === "uses")
            return { ...work.params, ...owner.given.with };
    }
    return { ...standings.plan.params, ...standings.secretData() };
}
/** What stands before the ids of a file that is included; steps in it know each other without it. */
export function prefixOf(standing) {
    for (const owner of around(standing))
        if (owner.step.work.kind === "uses")
            return `${owner.step.id}/`;
    return "";
}
/** The steps that are asked for, so that a long list does not cost a long time at each step. */
function stepsOf(standings, standing, mentioned) {
    const asked = mentioned.filter(({ context }) => context === "steps");
    if (asked.length === 0)
        return {};
    const prefix = prefixOf(standing);
    const some = asked.every(({ path }) => path.length > 0)
        ? asked.flatMap(({ path: [id = ""] }) => standings.find(prefix + id) ?? standings.findAnyCase(prefix + id) ?? [])
        : standings.steps.filter(({ step }) => isIn(prefix, step.id));
    return Object.fromEntries(some
        // What came before and did not begin was passed by, after a failure.
        .filter((other) => hasBegun(other) || other.status === "skipped" || other.index < standing.index)
        .map((other) => [other.step.id.slice(prefix.length), stepData(other)]));
}
function isIn(prefix, id) {
    return id.startsWith(prefix) && !id.slice(prefix.length).includes("/");
}
function stepData(standing) {
    const outcome = outcomeOf(standing);
    // A group that was passed over is undone, and what its members made is gone.
    const isUndone = [...around(standing)].some(({ isPassedOver }) => isPassedOver);
    return {
        outputs: isUndone ? {} : standing.outputs,
        outcome,
        conclusion: standing.isPassedOver ? "success" : outcome,
        status: standing.status === "pending" ? "skipped" : standing.status,
        ...(standing.end?.exitCode === undefined ? {} : { "exit-code": standing.end.exitCode }),
    };
}
/** In GitHub's words. */
function outcomeOf({ status }) {
    switch (status) {
        case "succeeded":
            return "success";
        case "cancelled":
        case "skipped":
            return status;
        case "pending":
            return "skipped";
        case "running":
            return "";
        default:
            return "failure";
    }
}
