import { isGroup } from "../plan/plan.js";
import { maskEvent } from "../report/mask/mask-event.js";
import { label } from "../report/sanitize.js";
import { cut } from "../report/width.js";
import { tellReporter } from "./tell-reporter.js";
const longestName = 60;
/** Tells who listens what happens, in an order that makes sense to people; secrets are hidden. */
export class Teller {
    #standings;
    #reporter;
    #at;
    #began = performance.now();
    #started = new Map();
    #untold = new Map();
    #settled = [];
    constructor(standings, reporter, at) {
        this.#standings = standings;
        this.#reporter = reporter;
        this.#at = at;
    }
    runStarted() {
        const { plan, steps } = this.#standings;
        this.#tell({
            event: "run.started",
            ...(plan.name === undefined ? {} : { name: plan.name }),
            ...(plan.file === undefined ? {} : { file: plan.file }),
            steps: steps.map(({ step }) => step.id),
        });
    }
    stepStarted({ step, attempts: attempt, list }) {
        this.#started.set(`step ${step.id}`, performance.now());
        this.#tell({
            event: "step.started",
            step: step.id,
            attempt,
            name: step.name,
            ...(isGroup(step.work) ? { group: step.work.kind } : {}),
            ...(list.owner === undefined ? {} : { parent: list.owner.step.id }),
        });
    }
    stepSkipped({ step, attempts }) {
        this.#tell({ event: "step.skipped", step: step.id, attempt: attempts + 1 });
    }
    revertStarted(standing) {
        const { step, revert } = standing;
        this.#started.set(`revert ${step.id}`, performance.now());
        this.#tell({ event: "revert.started", step: step.id, attempt: revert.tries, name: revertName(standing) });
    }
    /** Work has ended. It is told at once, unless it depends on what is undone first whether that is its end. */
    ended(deed, ended) {
        const key = `${deed.phase} ${deed.step.id}`;
        const started = this.#started.get(key);
        const durationMs = started === undefined ? 0 : Math.round(performance.now() - started);
        this.#untold.set(key, { deed, ended, durationMs });
        this.settled();
    }
    /** Tells the ends that are settled by now. */
    settled() {
        for (const [key, untold] of this.#untold) {
            const standing = this.#standings.of(untold.deed.step.id);
            const event = this.#eventOf(untold, standing);
            if (event === undefined)
                continue;
            this.#untold.delete(key);
            this.#tell(event);
            if (event.event !== "step.retrying" && event.event !== "revert.retrying")
                this.#settled.push(untold.deed);
        }
    }
    /** What has come to its end since this was last asked. */
    takeSettled() {
        const settled = this.#settled;
        this.#settled = [];
        return settled;
    }
    runFinished(outcome, residue) {
        const { cause } = this.#standings;
        this.#tell({
            event: "run.finished",
            outcome,
            ...(cause === undefined ? {} : { cause }),
            durationMs: Math.round(performance.now() - this.#began),
            residue,
        });
    }
    /** Undefined while it is not settled. */
    #eventOf({ deed, ended, durationMs }, standing) {
        const { phase, attempt } = deed;
        if (phase === "revert") {
            const { isAgain, tries } = standing.revert;
            const told = { ...deed, attempt: tries };
            return isAgain ? retrying(told, ended, durationMs, tries) : endEvent(told, ended, durationMs);
        }
        if (standing.isUndoing && standing.attempts === attempt)
            return undefined;
        if (standing.fate === "again" && standing.attempts === attempt && standing.status !== "running")
            return retrying(deed, ended, durationMs, standing.tries);
        return endEvent(deed, ended, durationMs);
    }
    #tell(event) {
        const { run, mask } = this.#standings;
        const told = maskEvent({ at: this.#at(), run, ...event }, mask);
        void tellReporter(() => this.#reporter?.event?.(told));
    }
}
/** What an undo is called: what it runs. */
function revertName({ step: { revert, name } }) {
    if (revert === null)
        return name;
    switch (revert.work.kind) {
        case "run":
            return cut(label(revert.work.script), longestName);
        case "call":
            return revert.work.function;
        case "jenkins":
            return cut(label([revert.work.with["job"] ?? revert.work.with["candidates"] ?? name].flat().join(", ")), longestName);
    }
}
/** The pause is up to twice as long, by chance. */
function retrying({ phase, step, attempt }, ended, durationMs, tries) {
    const retry = (phase === "step" ? step : step.revert)?.retry;
    const delayMs = retry === undefined ? 0 : Math.min(retry.delayMs * retry.factor ** (tries - 1), retry.maxDelayMs);
    return { event: `${phase}.retrying`, step: step.id, attempt, durationMs, ...failureOf(ended), delayMs };
}
function endEvent({ phase, step, attempt }, ended, durationMs) {
    const { status, detail } = ended;
    const about = { step: step.id, attempt, durationMs, ...(phase === "step" && detail !== undefined ? { detail } : {}) };
    if (phase === "step") {
        if (status === "succeeded")
            return { event: "step.succeeded", ...about, outputs: ended.outputs ?? {} };
        return { event: status === "unknown" ? "step.cancelled" : `step.${status}`, ...about, ...failureOf(ended) };
    }
    if (status === "succeeded")
        return { event: "revert.succeeded", ...about };
    return { event: status === "timed-out" ? "revert.timed-out" : "revert.failed", ...about, ...failureOf(ended) };
}
function failureOf({ status, message = status, exitCode, signal }) {
    return {
        message,
        ...(exitCode === undefined ? {} : { exitCode }),
        ...(signal === undefined ? {} : { signal }),
    };
}
