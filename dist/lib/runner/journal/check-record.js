import { isGroup } from "../../plan/plan.js";
import { label } from "../../report/sanitize.js";
/** Which records this version knows, and whether they are of a step. */
const known = {
    plan: false,
    "step-began": true,
    "step-skipped": true,
    "group-timed-out": true,
    "step-undone": true,
    "step-ended": true,
    "revert-began": true,
    "revert-ended": true,
    process: true,
    rollback: false,
    "rollback-timed-out": false,
    resumed: false,
    finished: false,
};
const ends = {
    step: ["succeeded", "failed", "timed-out", "cancelled", "unknown"],
    revert: ["succeeded", "failed", "timed-out", "unknown"],
};
const causes = [
    "failed",
    "timed-out",
    "cancelled",
    "interrupted",
    "later-step-failed",
    "requested",
];
const outcomes = ["succeeded", "rolled-back", "rollback-incomplete"];
const newer = "a newer Jipper wrote it";
/** Why a journal cannot begin with this; undefined if it can. */
export function whyNoPlan(record) {
    if (!isMap(record) || record["record"] !== "plan")
        return "the plan of the run is missing";
    const { schema } = record;
    if (typeof schema !== "number")
        return "the plan names no form of the journal";
    if (schema !== 1)
        return `the journal has the form ${schema}; this version reads form 1${schema > 1 ? `: ${newer}` : ""}`;
    const { at, run, mark, plan, policy } = record;
    const isWhole = isText(at) &&
        !Number.isNaN(Date.parse(at)) &&
        isText(run) &&
        isText(mark) &&
        isMap(policy) &&
        isMap(plan) &&
        isSteps(plan["steps"]);
    return isWhole ? undefined : "the plan is damaged";
}
/** Why a record cannot follow on those that have led here; undefined if it can. Fields that are not known are no reason. */
export function whyWrong(record, standings) {
    if (!isMap(record) || !isText(record["record"]))
        return "it is no record";
    const name = record["record"];
    if (!Object.hasOwn(known, name))
        return `this version does not know the record '${label(name)}': ${newer}`;
    if (!isText(record["at"]))
        return `the record '${name}' has no time`;
    if (!known[name])
        return whyNotOfRun(name, record, standings);
    const { step, attempt } = record;
    if (!isText(step) || !isNumber(attempt))
        return `the record '${name}' names no step, or no attempt`;
    const standing = standings.find(step);
    if (standing === undefined)
        return `the plan has no step '${label(step)}'`;
    return whyNotOfStep(name, record, standing);
}
function whyNotOfRun(name, record, standings) {
    switch (name) {
        case "plan":
            return "there is a second plan";
        case "rollback": {
            const { cause, scope } = record;
            if (!isMap(cause) || !isText(cause["message"]))
                return "the rollback has no cause";
            if (!causes.includes(cause["kind"]))
                return unknownWord("cause", cause["kind"]);
            if (scope === undefined)
                return undefined;
            const step = isMap(scope) ? (scope["only"] ?? scope["after"]) : undefined;
            if (!isText(step))
                return `the rollback has a scope that this version does not know: ${newer}`;
            return standings.find(step) === undefined ? `the plan has no step '${label(step)}'` : undefined;
        }
        case "finished":
            return outcomes.includes(record["outcome"]) ? undefined : unknownWord("outcome", record["outcome"]);
        default:
            return undefined;
    }
}
function whyNotOfStep(name, record, { status, revert, attempts, step, group }) {
    const { attempt } = record;
    switch (name) {
        case "step-began":
            if (status === "running")
                return `step '${label(step.id)}' begins, and had not ended`;
            return whyNotGiven(record);
        case "step-skipped":
            return status === "running" ? `step '${label(step.id)}' is skipped, and had begun` : undefined;
        case "step-ended":
            if (status !== "running" || attempt !== attempts)
                return `step '${label(step.id)}' ends, and had not begun`;
            if (!ends.step.includes(record["status"]))
                return unknownWord("end", record["status"]);
            return whyNotHandedOn(record);
        case "revert-began":
            if (step.revert === null)
                return `step '${label(step.id)}' has no undo that could begin`;
            if (revert.status === "running")
                return `the undo of '${label(step.id)}' begins, and had not ended`;
            return whyNotGiven(record);
        case "revert-ended":
            if (revert.status !== "running" || attempt !== revert.attempts)
                return `the undo of '${label(step.id)}' ends, and had not begun`;
            return ends.revert.includes(record["status"]) ? undefined : unknownWord("end", record["status"]);
        case "group-timed-out":
            return group === undefined ? `step '${label(step.id)}' is no group whose time could be up` : undefined;
        case "step-undone":
            return status === "pending" || status === "running"
                ? `step '${label(step.id)}' is undone, and had not ended`
                : undefined;
        case "process":
            return isNumber(record["pid"]) ? undefined : `the process of step '${label(step.id)}' has no number`;
        default:
            return undefined;
    }
}
function whyNotGiven({ given }) {
    if (given === undefined)
        return undefined;
    if (isMap(given) && isMapOrAbsent(given["env"]) && isMapOrAbsent(given["seen"]))
        return undefined;
    return "what it was given is damaged";
}
function whyNotHandedOn({ outputs, env, replaced, path, message }) {
    const isWhole = isMapOrAbsent(outputs) &&
        isMapOrAbsent(env) &&
        isMapOrAbsent(replaced) &&
        (path === undefined || (Array.isArray(path) && path.every(isText))) &&
        (message === undefined || isText(message));
    return isWhole ? undefined : "what it handed on is damaged";
}
function unknownWord(what, word) {
    return `this version does not know the ${what} '${label(String(word))}': ${newer}`;
}
function isSteps(value) {
    return Array.isArray(value) && value.every(isStep);
}
function isStep(value) {
    if (!isMap(value) || !isText(value["id"]) || !isMap(value["work"]) || value["revert"] === undefined)
        return false;
    return !isGroup(value["work"]) || isSteps(value["work"]["steps"]);
}
function isMap(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
function isMapOrAbsent(value) {
    return value === undefined || isMap(value);
}
function isText(value) {
    return typeof value === "string";
}
function isNumber(value) {
    return Number.isSafeInteger(value) && value > 0;
}
