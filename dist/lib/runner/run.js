import { ExpressionError } from "../plan/expressions/expression.js";
import { isGroup } from "../plan/plan.js";
import { cancelCause } from "../rollback/cancel-cause.js";
import { revertGiven, turnOf } from "../rollback/fill.js";
import { next } from "../rollback/next.js";
import { residue, runResult } from "../rollback/result.js";
import { Bell } from "./bell.js";
import { recorder } from "./journal/recorder.js";
import { surroundings } from "./surroundings.js";
import { Teller } from "./teller.js";
import { TimeLimits } from "./time-limits.js";
import { Tries } from "./tries.js";
import { Turns } from "./turns.js";
import { performDeed, stopReason } from "./work/perform-deed.js";
/**
 * Runs a journal to its end, from wherever it stands: asks what is next, writes it down, does it, and
 * writes down how it went. A new run, a rollback after a crash, and one that a later step of the job
 * asks for all come through here. Resolves with what happened; `outcome` is `running` if it left early.
 */
export async function run(journal, options) {
    const work = new RunAtWork(journal, options);
    return work.toEnd();
}
class RunAtWork {
    #journal;
    #options;
    #standings;
    #at;
    #record;
    #settle;
    #teller;
    #bell = new Bell();
    #tries;
    /** Stops what runs, by the key of the deed. */
    #working = new Map();
    #limits;
    /** Undefined where nothing runs in this thread. */
    #turns;
    #look = () => surroundings(this.#standings.replaced);
    /** Aborted when no step is tried again any more. */
    #cancelled = new AbortController();
    constructor(journal, options) {
        const { now = () => new Date() } = options;
        this.#journal = journal;
        this.#options = options;
        this.#turns = options.sharesThread ? new Turns() : undefined;
        this.#standings = journal.standings;
        this.#at = () => now().toISOString();
        const { record, settle } = recorder(journal, this.#at);
        this.#record = record;
        this.#settle = settle;
        this.#teller = new Teller(journal.standings, options.reporter, this.#at);
        this.#tries = new Tries(options.hurry ?? new AbortController().signal);
        this.#limits = new TimeLimits(journal.standings, (isUp) => {
            record({ ...isUp, at: this.#at() });
            this.#bell.ring();
        });
    }
    async toEnd() {
        const { signal, hurry } = this.#options;
        const cancel = () => this.#cancel();
        const hurryUp = () => this.#hurryUp();
        this.#teller.runStarted();
        for (const { status, group, step } of this.#standings.steps)
            if (group !== undefined && status === "running")
                this.#limits.ofGroup(step); // it was begun by an earlier process
        if (signal?.aborted)
            cancel();
        else
            signal?.addEventListener("abort", cancel, { once: true });
        hurry?.addEventListener("abort", hurryUp, { once: true });
        try {
            while (!this.#goOn()) {
                this.#settle();
                await this.#bell.heard();
                await this.#turns?.others();
            }
            return runResult(this.#standings);
        }
        finally {
            signal?.removeEventListener("abort", cancel);
            hurry?.removeEventListener("abort", hurryUp);
            this.#limits.callOffAll();
        }
    }
    /** Does all that can be done now; true at the end. */
    #goOn() {
        for (;;) {
            const { notes, begin, again, stop, outcome } = next(this.#standings);
            for (const note of notes)
                this.#note({ ...note, at: this.#at() });
            if (notes.length > 0)
                continue;
            for (const asked of stop)
                this.#working.get(keyOf(asked))?.abort(stopReason(asked));
            if (this.#isLeaving && outcome === undefined)
                return this.#working.size === 0;
            // Steps that have their turn after the failure are not part of the way back.
            if ([...begin, ...again].some(({ phase }) => phase === "revert"))
                this.#limits.ofRollback(this.#options.rollbackTimeoutMs);
            this.#tries.keep(again.map(keyOf));
            for (const deed of again)
                this.#tries.again(keyOf(deed), () => this.#beginAgain(deed));
            for (const deed of begin)
                this.#begin(deed);
            if (outcome !== undefined) {
                // Success that cannot be written down is none: a later process would take the run for cut off.
                if (!this.#record({ record: "finished", at: this.#at(), outcome }))
                    continue;
                this.#teller.runFinished(outcome, residue(this.#standings));
                return true;
            }
            if (begin.length === 0)
                return false;
        }
    }
    get #isLeaving() {
        return this.#options.leaveOnCancel === true && this.#options.signal?.aborted === true;
    }
    #begin(deed) {
        const { phase, step, attempt } = deed;
        const standing = this.#standings.of(step.id);
        const begun = phase === "step" ? this.#beginStep(standing, attempt) : this.#beginRevert(standing, attempt);
        if (begun === undefined)
            return;
        const { retry } = (phase === "step" ? step : step.revert) ?? {};
        if (retry !== undefined && !this.#tries.has(keyOf(deed)))
            this.#tries.open(keyOf(deed), retry, {
                begin: () => this.#beginAgain(deed),
                ...(phase === "step" ? { over: this.#cancelled.signal } : {}),
            });
        if (begun.wrong !== undefined)
            this.#ended(deed, { status: "failed", message: begun.wrong });
        else if (phase === "step" && isGroup(step.work))
            this.#limits.ofGroup(step);
        else
            this.#perform(deed);
    }
    /** Undefined if it does not begin; `wrong` says why it ends at once. */
    #beginStep(standing, attempt) {
        const { step } = standing;
        const at = this.#at();
        const filled = this.#fill(() => turnOf(this.#standings, standing, this.#look));
        if (filled.isDue === false && standing.fate !== "again") {
            this.#record({ record: "step-skipped", at, step: step.id, attempt });
            this.#teller.stepSkipped(standing);
            return undefined;
        }
        const own = filled.wrong === undefined ? this.#options.begins?.(step) : undefined;
        const wrong = filled.wrong ?? own?.wrong;
        const given = own?.given === undefined ? filled.given : { ...filled.given, ...own.given };
        const idle = wrong === undefined ? {} : { isIdle: true };
        if (!this.#record({ record: "step-began", at, step: step.id, attempt, ...(given && { given }), ...idle }))
            return undefined;
        this.#teller.stepStarted(standing);
        return wrong === undefined ? {} : { wrong };
    }
    #beginRevert(standing, attempt) {
        const { step } = standing;
        const { given, wrong } = this.#fill(() => ({
            given: revertGiven(this.#standings, standing, this.#look),
            isDue: true,
        }));
        this.#record({ record: "revert-began", at: this.#at(), step: step.id, attempt, ...(given && { given }) });
        this.#teller.revertStarted(standing);
        return wrong === undefined ? {} : { wrong };
    }
    #fill(fill) {
        try {
            return fill();
        }
        catch (error) {
            if (!(error instanceof ExpressionError))
                throw error;
            return { wrong: error.message };
        }
    }
    /** The pause after a try is over. */
    #beginAgain({ phase, step }) {
        const { again } = next(this.#standings);
        const deed = again.find((deed) => deed.phase === phase && deed.step === step);
        this.#bell.ring();
        if (deed === undefined || this.#isLeaving)
            return; // called off meanwhile
        this.#begin(deed);
    }
    #perform(deed) {
        const stop = new AbortController();
        this.#working.set(keyOf(deed), stop);
        void performDeed(deed, {
            journal: this.#journal,
            options: this.#options,
            turns: this.#turns,
            stop,
            at: this.#at,
        }).then((ended) => {
            this.#working.delete(keyOf(deed));
            this.#ended(deed, ended);
        });
    }
    #ended(deed, ended) {
        const { phase, step, attempt } = deed;
        this.#record({ record: `${phase}-ended`, at: this.#at(), step: step.id, attempt, ...ended });
        this.#teller.ended(deed, ended);
        this.#closeTries();
        this.#bell.ring();
    }
    #note(note) {
        this.#record(note);
        if (note.record === "step-ended") {
            this.#limits.callOff(note.step);
            const { step } = this.#standings.of(note.step);
            this.#teller.ended({ phase: "step", step, attempt: note.attempt }, note);
        }
        else
            this.#teller.settled();
        this.#closeTries();
    }
    /** Work whose fate is settled is not tried again. */
    #closeTries() {
        for (const deed of this.#teller.takeSettled())
            this.#tries.close(keyOf(deed));
    }
    #cancel() {
        const { standings } = this.#journal;
        this.#cancelled.abort();
        if (standings.outcome !== undefined || standings.isCancelled || standings.isOver)
            return;
        const cause = cancelCause(this.#options.signal?.reason, standings);
        this.#record({ record: "rollback", at: this.#at(), cause, hasTurns: true });
        this.#teller.settled();
        this.#closeTries();
        this.#bell.ring();
    }
    /** Steps that were still to have their turn after a cancel have none. */
    #hurryUp() {
        const { isCancelled, isOver, cause, outcome } = this.#standings;
        if (!isCancelled || isOver || cause === undefined || outcome !== undefined)
            return;
        this.#record({ record: "rollback", at: this.#at(), cause });
        this.#bell.ring();
    }
}
function keyOf({ phase, step }) {
    return `${phase} ${step.id}`;
}
