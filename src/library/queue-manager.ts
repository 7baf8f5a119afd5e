import { knownSteps } from "../plan/showing/known-steps.ts";
import { planText } from "../plan/showing/plan-text.ts";
import type { Reporter } from "../report/event.ts";
import { label } from "../report/sanitize.ts";
import type { Policy } from "../rollback/record.ts";
import type { Standings } from "../rollback/standings.ts";
import { runPlan } from "../runner/run-plan.ts";
import { milliseconds, type Time } from "./check-options.ts";
import { checkRunOptions } from "./check-run-options.ts";
import { claim } from "./claim.ts";
import { functionWork } from "./function-work.ts";
import { GivenArgs } from "./given-args.ts";
import type { AnyMember } from "./job-group.ts";
import { Libraries } from "./libraries.ts";
import { describe, isMember } from "./queue-order.ts";
import { queuePlan } from "./queue-plan.ts";
import { QueueResult, type Writer } from "./queue-result.ts";
import { Story } from "./story.ts";

export type QueueOptions = {
  /** Title for people. */
  readonly name?: string;
  /** Folder for journals; the default place unless told. */
  readonly journal?: string;
  /** Whether the rollback goes on past a revert that failed; `continue` unless told. */
  readonly onRevertFailure?: Policy["onRevertFailure"];
};

export type QueueRunOptions = {
  /** Aborted to cancel: what runs is stopped, and all that was begun is undone. */
  readonly signal?: AbortSignal;
  /** Told of everything while it happens. */
  readonly reporter?: Reporter;
  /** How long the whole rollback may take; what it cuts off is left undone. No limit unless told. */
  readonly rollbackTimeout?: Time;
};

const optionNames = ["name", "journal", "onRevertFailure"] as const satisfies readonly (keyof QueueOptions)[];
const runOptionNames = ["signal", "reporter", "rollbackTimeout"] as const satisfies readonly (keyof QueueRunOptions)[];

type Running = Omit<QueueRunOptions, "rollbackTimeout"> & { readonly rollbackTimeoutMs: number | undefined };

/** A list of jobs that is run in order and, when one fails, undone in reverse. */
export class QueueManager {
  readonly #options: QueueOptions;
  readonly #libraries = new Libraries();
  #begun = false;
  #story: Story | undefined;
  /** Jobs and groups of them, in the order in which they will run; an ordinary array until `run()`. */
  jobs: AnyMember[] = [];

  /** Throws a TypeError if an option is of the wrong kind. */
  constructor(options: QueueOptions = {}) {
    checkRunOptions(options, optionNames, "a queue", '{ name: "Fleet" }');
    this.#options = { ...options };
  }

  /**
   * Makes the functions of a module, an object or a class known by name; a specifier such as `./my-app.js` is imported
   * by `run()`. Throws a TypeError if it is none of these.
   */
  registerLib(library: object | string): this {
    this.#libraries.register(library);
    return this;
  }

  /**
   * Adds jobs or groups, or lists of them, in this order, at the end. Throws a TypeError if something is neither, an
   * Error once the queue has begun to run.
   */
  enqueue(...jobs: readonly (AnyMember | readonly AnyMember[])[]): this {
    if (this.#begun) throw new Error("the queue has begun to run; enqueue jobs before run()");
    const all = jobs.flat() as readonly AnyMember[];
    for (const one of all)
      if (!isMember(one)) throw new TypeError(`a queue holds jobs and groups of them; it was given ${describe(one)}`);
    this.jobs.push(...all);
    return this;
  }

  /**
   * Prints for people what would run and what would be undone, or, once it runs, what has happened so far; to the
   * standard output unless told. Throws what is wrong with the order of the jobs; names are looked up by `run()`.
   */
  print(to: Writer = process.stdout): void {
    to.write(this.#begun ? `${this.#story ?? ""}` : this.#planText());
  }

  /**
   * Runs the jobs, and undoes them when one fails. Resolves however that went: look at `outcome`. The program stays
   * alive until then. Rejects, and nothing has run, if an option is of the wrong kind, a name is unknown, a job is
   * enqueued twice or is another queue's, a group is in itself, there is no place for the journal, or it is run again.
   */
  async run(options: QueueRunOptions = {}): Promise<QueueResult> {
    checkRunOptions(options, runOptionNames, "run()", "{ signal }");
    const rollbackTimeoutMs = milliseconds(options.rollbackTimeout, "rollbackTimeout");
    if (this.#begun) throw new Error("the queue has run already; make a new one to run its jobs again");
    const { jobs } = this;
    const claimed = claim(jobs, this);
    this.#begun = true;
    // A promise that nothing will settle keeps no program alive, and its time limit would never come.
    const alive = setInterval(() => {}, 2 ** 31 - 1);
    let hasOpened = false;
    try {
      const result = await this.#run(jobs, { ...options, rollbackTimeoutMs }, () => {
        hasOpened = true;
      });
      return new QueueResult(result, `${this.#story ?? ""}`);
    } catch (error) {
      if (!hasOpened) {
        // Nothing has run: mend it and try again.
        this.#begun = false;
        claimed.release();
        this.jobs = [...jobs];
      }
      throw error;
    } finally {
      clearInterval(alive);
    }
  }

  async #run(jobs: readonly AnyMember[], { signal, reporter, rollbackTimeoutMs }: Running, opened: () => void) {
    await this.#libraries.load();
    const { plan, members } = queuePlan(this.#options.name, jobs, this.#libraries);
    const { journal, onRevertFailure } = this.#options;
    const given = new GivenArgs(members);
    let standings: Standings | undefined;
    const again = (run: string) => (standings === undefined ? undefined : rollbackElsewhere(run, standings, journal));
    const story = new Story({ again, knows: knownSteps(plan).knows });
    this.#story = story;
    return runPlan(plan, {
      ...(journal === undefined ? {} : { journal }),
      ...(onRevertFailure === undefined ? {} : { policy: { onRevertFailure } }),
      ...(signal === undefined ? {} : { signal }),
      ...(rollbackTimeoutMs === undefined ? {} : { rollbackTimeoutMs }),
      performers: ({ call }) => ({ call: functionWork(members, given, call) }),
      sharesThread: true,
      begins: (step) => given.keep(step),
      reporter: {
        event: (event) => {
          story.reporter.event(event);
          return reporter?.event?.(event);
        },
        output: (block) => {
          void story.reporter.output(block);
          return reporter?.output?.(block);
        },
      },
      opened: (opening) => {
        opened();
        standings = opening.standings;
        for (const [id, { member }] of members) member.attach(standings.of(id));
      },
    });
  }

  #planText(): string {
    const { name } = this.#options;
    const title = name === undefined ? "" : `${label(name)}\n\n`;
    if (this.jobs.length === 0) return `${title}  nothing is enqueued\n`;
    const found = { func: () => undefined, module: "not looked up" };
    const { plan } = queuePlan(name, this.jobs, {
      find: () => found,
      moduleOf: ({ name }) => ({ name: name || "anonymous", module: "not looked up" }),
    });
    return title + planText(plan);
  }
}

/** The command that undoes what is left; undefined if another process has not all that this takes. */
function rollbackElsewhere(run: string, { steps }: Standings, journal: string | undefined): string | undefined {
  const left = steps.filter(({ revert }) => ["failed", "timed-out", "not-reached"].includes(revert.status));
  const isLocal = left.some(({ step: { revert }, given, hasLocalValue }) => {
    const isHere = revert?.work.kind === "call" && revert.work.module === undefined;
    return isHere || given.hasLocalArgs || hasLocalValue;
  });
  if (isLocal) return undefined;
  const folder = journal === undefined ? "" : ` --journal '${journal.replaceAll("'", "'\\''")}'`;
  return `jipper rollback ${run}${folder}`;
}
