import { allSteps, type Plan } from "../plan/plan.ts";
import { planText } from "../plan/showing/plan-text.ts";
import type { Reporter } from "../report/event.ts";
import { label } from "../report/sanitize.ts";
import { textReport } from "../report/text.ts";
import type { Policy } from "../rollback/record.ts";
import { runPlan } from "../runner/run-plan.ts";
import { functionWork } from "./function-work.ts";
import { type AnyMember, JobGroup } from "./job-group.ts";
import { Libraries } from "./libraries.ts";
import { describe, isMember } from "./queue-order.ts";
import { type QueuePlan, queuePlan } from "./queue-plan.ts";
import { QueueResult, type Writer } from "./queue-result.ts";

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
};

/** A list of jobs that is run in order and, when one fails, undone in reverse. */
export class QueueManager {
  readonly #options: QueueOptions;
  readonly #libraries = new Libraries();
  #begun = false;
  /** The report so far. */
  readonly #text: string[] = [];
  /** Jobs and groups of them, in the order in which they will run; an ordinary array until `run()`. */
  jobs: AnyMember[] = [];

  constructor(options: QueueOptions = {}) {
    this.#options = options;
  }

  /** Makes the functions of a module or object known by name; a specifier such as `./my-app.js` is imported by `run()`. */
  registerLib(library: object | string): this {
    this.#libraries.register(library);
    return this;
  }

  /**
   * Adds a job or a group, or several in this order, at the end. Throws a TypeError if it is none, an Error once the
   * queue has begun to run.
   */
  enqueue(jobs: AnyMember | readonly AnyMember[]): this {
    if (this.#begun) throw new Error("the queue has begun to run; enqueue jobs before run()");
    const all = Array.isArray(jobs) ? (jobs as readonly AnyMember[]) : [jobs as AnyMember];
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
    to.write(this.#begun ? this.#text.join("") : this.#planText());
  }

  /**
   * Runs the jobs, and undoes them when one fails. Resolves however that went: look at `outcome`. The program stays
   * alive until then. Rejects, and nothing has run, if a name is unknown, a job is enqueued twice or has run in another
   * queue, a group is in itself, there is no place for the journal, or it is run again.
   */
  async run({ signal, reporter }: QueueRunOptions = {}): Promise<QueueResult> {
    if (this.#begun) throw new Error("the queue has run already; make a new one to run its jobs again");
    this.#begun = true;
    // A promise that nothing will settle keeps no program alive, and its time limit would never come.
    const alive = setInterval(() => {}, 2 ** 31 - 1);
    let hasOpened = false;
    try {
      const { plan, members } = await this.#plan([...this.jobs]);
      const { journal, onRevertFailure } = this.#options;
      const story = textReport((piece) => void this.#text.push(String(piece)), { again: this.#again(plan) });
      const result = await runPlan(plan, {
        ...(journal === undefined ? {} : { journal }),
        ...(onRevertFailure === undefined ? {} : { policy: { onRevertFailure } }),
        ...(signal === undefined ? {} : { signal }),
        performers: ({ call }) => ({ call: functionWork(members, call) }),
        reporter: {
          event: (event) => {
            story.event(event);
            reporter?.event?.(event);
          },
          output: (block) => reporter?.output?.(block),
        },
        opened: ({ standings }) => {
          hasOpened = true;
          for (const [id, { member }] of members) member.attach(standings.of(id));
          freeze(this);
        },
      });
      return new QueueResult(result, this.#text.join(""));
    } catch (error) {
      this.#begun = hasOpened; // where nothing has run: mend it and try again
      throw error;
    } finally {
      clearInterval(alive);
    }
  }

  async #plan(jobs: readonly AnyMember[]): Promise<QueuePlan> {
    await this.#libraries.load();
    return queuePlan(this.#options.name, jobs, this.#libraries);
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

  /** Another process can undo what is left only if it can import all of the functions that do so. */
  #again({ steps }: Plan): (run: string) => string | undefined {
    const { journal } = this.#options;
    const isLocal = allSteps(steps).some(({ revert }) => revert?.work.kind === "call" && !revert.work.module);
    if (isLocal) return () => undefined;
    const folder = journal === undefined ? "" : ` --journal '${journal.replaceAll("'", "'\\''")}'`;
    return (run) => `jipper rollback ${run}${folder}`;
  }
}

/** What is added too late is an error, instead of nothing. */
function freeze({ jobs }: { readonly jobs: readonly AnyMember[] }): void {
  Object.freeze(jobs);
  for (const job of jobs) if (job instanceof JobGroup) freeze(job);
}
