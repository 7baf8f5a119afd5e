import { Secret } from "../plan/expressions/secret.ts";
import type { Plan } from "../plan/plan.ts";
import type { Cause, Outcome } from "../report/event.ts";
import { Mask } from "../report/mask/mask.ts";
import { applyRecord } from "./apply-record.ts";
import type { Carried } from "./carried.ts";
import { derivedSecrets } from "./derived-secrets.ts";
import { hidePlan, hideRecord } from "./journal-form.ts";
import type { Given, JournalRecord, PlanRecord } from "./record.ts";
import { showNumbers } from "./secret-numbers.ts";
import { around, everything, type Failure, type List, listOf, type Standing } from "./standing.ts";

/** Values of secret parameters, by name. They are in no journal. */
export type Secrets = { readonly [name: string]: string };

/** The records of a journal, folded: where each step stands. A record is applied in time that does not grow with the list. */
export class Standings {
  readonly run: string;
  readonly mark: string;
  readonly plan: Plan;
  /** What the expressions of the plan's own `env` became. */
  readonly given: Given;
  readonly policy: PlanRecord["policy"];
  readonly startedAt: string;
  /** As far as they are known to this process. */
  readonly secrets: Secrets;
  /** Hides the secrets, and what was made of them, in all that is told. */
  readonly mask = new Mask();
  /** Puts names in the place of secrets in the journal, and back. */
  readonly references = new Mask();
  /** All of them, groups before their members. */
  readonly steps: readonly Standing[];
  readonly list: List;
  finishedAt?: string;
  outcome?: Outcome;
  /** Why the run is undone; absent while all is well. */
  cause?: Cause;
  /** Whether the run was cancelled; what ran then is stopped. */
  isCancelled = false;
  /** Whether no step has its turn any more, whatever its condition says. */
  isOver = false;
  /** Steps and reverts that are performed now. */
  running = 0;
  /** Reverts of this rollback that did not succeed. */
  failedReverts = 0;
  /** Nothing up to this place among all steps is undone any more. */
  pivot = -1;
  /** Places among all steps that are undone now. */
  scope: readonly [from: number, to: number] = everything;
  /** Whether the time for the whole rollback is up. */
  isOutOfTime = false;
  /** Whether the run goes on where it was cut off. */
  isResumed = false;
  /**
   * What variables that a step has exported had been before, outside; null where they had not been set.
   * A later process finds them as the action handed them on to the job.
   */
  readonly replaced = new Map<string, string | null>();
  readonly #byId = new Map<string, Standing>();

  constructor(first: PlanRecord, secrets: Secrets = {}) {
    this.run = first.run;
    this.mark = first.mark;
    this.plan = first.plan;
    this.policy = first.policy;
    this.startedAt = first.at;
    this.secrets = secrets;
    const derived = Object.keys(secrets).length === 0 ? [] : derivedSecrets(first.plan, this.secretData());
    for (const [name, value] of [...Object.entries(secrets), ...derived]) {
      this.mask.add(name, value);
      this.references.add(name, value);
    }
    this.given = first.given ?? {};
    const all: Standing[] = [];
    this.list = listOf(first.plan.steps, undefined, all);
    this.steps = all;
    for (const standing of all) this.#byId.set(standing.step.id, standing);
  }

  /** The first record as a journal has it, with references in the place of secrets. */
  static fromJournal(first: PlanRecord, secrets: Secrets): Standings {
    const plain = new Mask();
    for (const [name, value] of Object.entries(secrets)) plain.add(name, value);
    const standings: { -readonly [K in keyof Standings]: Standings[K] } = new Standings(
      { ...first, plan: plain.showData(first.plan) },
      secrets,
    );
    standings.given = standings.references.showData(standings.given);
    return standings as Standings;
  }

  /** The record as the journal is to have it, with references in the place of secrets. */
  hidden(record: JournalRecord): JournalRecord {
    if (record.record !== "plan") return hideRecord(record, this.references);
    const plain = new Mask();
    for (const [name, value] of Object.entries(this.secrets)) plain.add(name, value);
    const { plan, given, ...rest } = record;
    return {
      ...rest,
      plan: hidePlan(plan, plain),
      ...(given === undefined ? {} : { given: this.references.hideData(given) }),
    };
  }

  /** The way back: a record with the secrets in the place of the references. */
  shown(record: JournalRecord): JournalRecord {
    return this.references.showData(showNumbers(record, this.references));
  }

  /** What the steps so far have set for those that come after the run. */
  get carried(): Carried {
    return this.list.carried;
  }

  /** Where the step of this id stands; throws if the plan has none. */
  of(id: string): Standing {
    const standing = this.#byId.get(id);
    if (standing === undefined) throw new Error(`Internal error: no step '${id}' in the plan`);
    return standing;
  }

  /** The same; undefined if the plan has none. */
  find(id: string): Standing | undefined {
    return this.#byId.get(id);
  }

  /** The same where the id may differ in case, as in expressions. */
  findAnyCase(id: string): Standing | undefined {
    const plain = id.toLowerCase();
    return this.steps.find(({ step }) => step.id.toLowerCase() === plain);
  }

  /** The secrets that are known here, as contexts of expressions have them. */
  secretData(): { readonly [name: string]: Secret } {
    return asSecrets(this.secrets);
  }

  /** Whether a secret stands in the text, so that nobody may see what is made of it. */
  holdsSecret(text: string): boolean {
    return this.mask.text(text) !== text;
  }

  /**
   * Hides what was made of secrets from now on as well. With a `name` that is the same in every process that reads the
   * journal and knows the secrets, what is made of them there is found again; without one it is lost to it.
   */
  hide(made: readonly string[], name = ""): void {
    for (const [at, text] of made.entries()) {
      if (Object.values(this.secrets).includes(text)) continue;
      this.mask.add("", text);
      // What holds a secret as it is can be put together again from that.
      const isHidden = this.references.parts(text).some((part) => typeof part !== "string");
      if (!isHidden) this.references.add(name && `${name} ${at}`, text);
    }
  }

  /** Why a step that is undone is undone: the cause of the rollback, or of the failure that is tried again or passed over. */
  causeOf(standing: Standing): Failure | undefined {
    for (const undone of [standing, ...around(standing)]) if (undone.isUndoing) return undone.failure;
    const { cause } = this;
    const exitCode = cause?.step === undefined ? undefined : this.find(cause.step)?.end?.exitCode;
    return cause && { ...cause, ...(exitCode === undefined ? {} : { exitCode }) };
  }

  /** Whether its revert is to run when what it stands in is undone. */
  isRevertible({ step, index, status, hasWorked }: Standing): boolean {
    if (step.revert === null || !hasWorked || index <= this.pivot) return false;
    if (index < this.scope[0] || index > this.scope[1]) return false;
    if (status === "pending" || status === "skipped" || status === "running") return false;
    return step.revertOn === undefined || step.revertOn.includes(status);
  }

  /** Folds one more record. Throws an Error where it makes no sense. */
  apply(record: JournalRecord): void {
    applyRecord(this, record);
  }
}

/** Secrets as contexts of expressions have them. */
export function asSecrets(secrets: Secrets): { readonly [name: string]: Secret } {
  return Object.fromEntries(Object.entries(secrets).map(([name, value]) => [name, new Secret(value)]));
}

/** Folds a whole journal. The first record must be the plan. */
export function standingsOf(records: Iterable<JournalRecord>, secrets: Secrets = {}): Standings {
  let standings: Standings | undefined;
  for (const record of records) {
    if (standings !== undefined) standings.apply(record);
    else if (record.record === "plan") standings = new Standings(record, secrets);
    else break;
  }
  if (standings === undefined) throw new Error("Internal error: the journal does not begin with its plan");
  return standings;
}
