import { ExpressionError } from "../plan/expressions/expression.ts";
import { isGroup } from "../plan/plan.ts";
import type { RunResult } from "../report/result.ts";
import { cancelCause } from "../rollback/cancel-cause.ts";
import { revertGiven, turnOf } from "../rollback/fill.ts";
import { type Deed, next } from "../rollback/next.ts";
import type { JournalRecord } from "../rollback/record.ts";
import { residue, runResult } from "../rollback/result.ts";
import type { Standing } from "../rollback/standing.ts";
import type { Standings } from "../rollback/standings.ts";
import { Bell } from "./bell.ts";
import type { Journal } from "./journal/journal.ts";
import { recorder } from "./journal/recorder.ts";
import type { RunOptions } from "./run-options.ts";
import { surroundings } from "./surroundings.ts";
import { Teller } from "./teller.ts";
import { TimeLimits } from "./time-limits.ts";
import { Tries } from "./tries.ts";
import { Turns } from "./turns.ts";
import { type Ended, performDeed, stopReason } from "./work/perform-deed.ts";

/**
 * Runs a journal to its end, from wherever it stands: asks what is next, writes it down, does it, and
 * writes down how it went. A new run, a rollback after a crash, and one that a later step of the job
 * asks for all come through here. Resolves with what happened; `outcome` is `running` if it left early.
 */
export async function run(journal: Journal, options: RunOptions): Promise<RunResult> {
  const work = new RunAtWork(journal, options);
  return work.toEnd();
}

class RunAtWork {
  readonly #journal: Journal;
  readonly #options: RunOptions;
  readonly #standings: Standings;
  readonly #at: () => string;
  readonly #record: (record: JournalRecord) => boolean;
  readonly #settle: () => void;
  readonly #teller: Teller;
  readonly #bell = new Bell();
  readonly #tries: Tries;
  /** Stops what runs, by the key of the deed. */
  readonly #working = new Map<string, AbortController>();
  readonly #limits: TimeLimits;
  /** Undefined where nothing runs in this thread. */
  readonly #turns: Turns | undefined;
  readonly #look = () => surroundings(this.#standings.replaced);
  /** Aborted when no step is tried again any more. */
  readonly #cancelled = new AbortController();

  constructor(journal: Journal, options: RunOptions) {
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

  async toEnd(): Promise<RunResult> {
    const { signal, hurry } = this.#options;
    const cancel = () => this.#cancel();
    const hurryUp = () => this.#hurryUp();
    this.#teller.runStarted();
    for (const { status, group, step } of this.#standings.steps)
      if (group !== undefined && status === "running") this.#limits.ofGroup(step); // it was begun by an earlier process
    if (signal?.aborted) cancel();
    else signal?.addEventListener("abort", cancel, { once: true });
    hurry?.addEventListener("abort", hurryUp, { once: true });
    try {
      while (!this.#goOn()) {
        this.#settle();
        await this.#bell.heard();
        await this.#turns?.others();
      }
      return runResult(this.#standings);
    } finally {
      signal?.removeEventListener("abort", cancel);
      hurry?.removeEventListener("abort", hurryUp);
      this.#limits.callOffAll();
    }
  }

  /** Does all that can be done now; true at the end. */
  #goOn(): boolean {
    for (;;) {
      const { notes, begin, again, stop, outcome } = next(this.#standings);
      for (const note of notes) this.#note({ ...note, at: this.#at() });
      if (notes.length > 0) continue;
      for (const asked of stop) this.#working.get(keyOf(asked))?.abort(stopReason(asked));
      if (this.#isLeaving && outcome === undefined) return this.#working.size === 0;
      // Steps that have their turn after the failure are not part of the way back.
      if ([...begin, ...again].some(({ phase }) => phase === "revert"))
        this.#limits.ofRollback(this.#options.rollbackTimeoutMs);
      this.#tries.keep(again.map(keyOf));
      for (const deed of again) this.#tries.again(keyOf(deed), () => this.#beginAgain(deed));
      for (const deed of begin) this.#begin(deed);
      if (outcome !== undefined) {
        // Success that cannot be written down is none: a later process would take the run for cut off.
        if (!this.#record({ record: "finished", at: this.#at(), outcome })) continue;
        this.#teller.runFinished(outcome, residue(this.#standings));
        return true;
      }
      if (begin.length === 0) return false;
    }
  }

  get #isLeaving(): boolean {
    return this.#options.leaveOnCancel === true && this.#options.signal?.aborted === true;
  }

  #begin(deed: Deed): void {
    const { phase, step, attempt } = deed;
    const standing = this.#standings.of(step.id);
    const begun = phase === "step" ? this.#beginStep(standing, attempt) : this.#beginRevert(standing, attempt);
    if (begun === undefined) return;
    const { retry } = (phase === "step" ? step : step.revert) ?? {};
    if (retry !== undefined && !this.#tries.has(keyOf(deed)))
      this.#tries.open(keyOf(deed), retry, {
        begin: () => this.#beginAgain(deed),
        ...(phase === "step" ? { over: this.#cancelled.signal } : {}),
      });
    if (begun.wrong !== undefined) this.#ended(deed, { status: "failed", message: begun.wrong });
    else if (phase === "step" && isGroup(step.work)) this.#limits.ofGroup(step);
    else this.#perform(deed);
  }

  /** Undefined if it does not begin; `wrong` says why it ends at once. */
  #beginStep(standing: Standing, attempt: number): { readonly wrong?: string } | undefined {
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
    const idle = wrong === undefined ? {} : { isIdle: true as const };
    if (!this.#record({ record: "step-began", at, step: step.id, attempt, ...(given && { given }), ...idle }))
      return undefined;
    this.#teller.stepStarted(standing);
    return wrong === undefined ? {} : { wrong };
  }

  #beginRevert(standing: Standing, attempt: number): { readonly wrong?: string } {
    const { step } = standing;
    const { given, wrong } = this.#fill(() => ({
      given: revertGiven(this.#standings, standing, this.#look),
      isDue: true,
    }));
    this.#record({ record: "revert-began", at: this.#at(), step: step.id, attempt, ...(given && { given }) });
    this.#teller.revertStarted(standing);
    return wrong === undefined ? {} : { wrong };
  }

  #fill(fill: () => ReturnType<typeof turnOf>): Partial<ReturnType<typeof turnOf>> & { readonly wrong?: string } {
    try {
      return fill();
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      return { wrong: error.message };
    }
  }

  /** The pause after a try is over. */
  #beginAgain({ phase, step }: Deed): void {
    const { again } = next(this.#standings);
    const deed = again.find((deed) => deed.phase === phase && deed.step === step);
    this.#bell.ring();
    if (deed === undefined || this.#isLeaving) return; // called off meanwhile
    this.#begin(deed);
  }

  #perform(deed: Deed): void {
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

  #ended(deed: Deed, ended: Ended): void {
    const { phase, step, attempt } = deed;
    this.#record({ record: `${phase}-ended`, at: this.#at(), step: step.id, attempt, ...ended } as JournalRecord);
    this.#teller.ended(deed, ended);
    this.#closeTries();
    this.#bell.ring();
  }

  #note(note: JournalRecord): void {
    this.#record(note);
    if (note.record === "step-ended") {
      this.#limits.callOff(note.step);
      const { step } = this.#standings.of(note.step);
      this.#teller.ended({ phase: "step", step, attempt: note.attempt }, note as Ended);
    } else this.#teller.settled();
    this.#closeTries();
  }

  /** Work whose fate is settled is not tried again. */
  #closeTries(): void {
    for (const deed of this.#teller.takeSettled()) this.#tries.close(keyOf(deed));
  }

  #cancel(): void {
    const { standings } = this.#journal;
    this.#cancelled.abort();
    if (standings.outcome !== undefined || standings.isCancelled || standings.isOver) return;
    const cause = cancelCause(this.#options.signal?.reason, standings);
    this.#record({ record: "rollback", at: this.#at(), cause, hasTurns: true });
    this.#teller.settled();
    this.#closeTries();
    this.#bell.ring();
  }

  /** Steps that were still to have their turn after a cancel have none. */
  #hurryUp(): void {
    const { isCancelled, isOver, cause, outcome } = this.#standings;
    if (!isCancelled || isOver || cause === undefined || outcome !== undefined) return;
    this.#record({ record: "rollback", at: this.#at(), cause });
    this.#bell.ring();
  }
}

function keyOf({ phase, step }: Pick<Deed, "phase" | "step">): string {
  return `${phase} ${step.id}`;
}
