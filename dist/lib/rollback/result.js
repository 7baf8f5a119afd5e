import { maskResult } from "../report/mask/mask-result.js";
import { byHand } from "./by-hand.js";
/** What happened so far, as the data of `--result`. */
export function runResult(standings) {
    const { run, plan, cause, outcome, startedAt, finishedAt } = standings;
    const result = {
        schema: 1,
        run,
        ...present({ name: plan.name, file: plan.file }),
        outcome: outcome ?? "running",
        ...present({ cause }),
        startedAt,
        ...present({ finishedAt }),
        steps: standings.steps.map(stepResult),
        residue: residue(standings),
    };
    return maskResult(result, standings.mask);
}
/** What is left undone, in the order in which it would have been undone. */
export function residue(standings) {
    const left = [];
    for (const standing of backwards(standings.list)) {
        const why = whyLeft(standing, standings);
        if (why === undefined)
            continue;
        const { id } = standing.step;
        left.push({ step: id, why: standings.mask.text(why), command: byHand(standings, id) });
    }
    return left;
}
/** Members in reverse, and a group behind its members. */
function* backwards(list) {
    for (let at = list.turn - 1; at >= 0; at--) {
        const member = list.members[at];
        if (member.group)
            yield* backwards(member.group);
        yield member;
    }
}
function whyLeft({ revert, message }, { isOutOfTime }) {
    switch (revert.status) {
        case "failed":
        case "timed-out":
            return `its undo did not succeed: ${revert.message ?? message ?? revert.status}`;
        case "not-reached":
            return `its undo was not reached${isOutOfTime ? ": the time for the whole way back was up" : ""}`;
        default:
            return undefined;
    }
}
function stepResult(standing) {
    const { step, revert } = standing;
    return {
        id: step.id,
        name: step.name,
        path: step.path,
        ...present({ line: step.position?.line, file: step.file }),
        kind: step.work.kind,
        status: standing.status,
        attempts: standing.attempts,
        ...present({ startedAt: standing.startedAt, finishedAt: standing.finishedAt }),
        ...standing.end,
        outputs: standing.outputs,
        ...present({ detail: standing.detail, error: standing.message }),
        revert: {
            status: revert.status,
            attempts: revert.tries,
            ...present({ startedAt: revert.startedAt, finishedAt: revert.finishedAt, error: revert.message }),
        },
    };
}
/** Leaves out what is undefined, so that it is absent from the JSON as from the object. */
function present(fields) {
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
