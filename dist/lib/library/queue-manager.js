import { textReport } from "../report/text.js";
import { runPlan } from "../runner/run-plan.js";
import { functionWork } from "./function-work.js";
import { Libraries } from "./libraries.js";
import { queuePlan } from "./queue-plan.js";
import { QueueResult } from "./queue-result.js";
/** A list of jobs that is run in order and, when one fails, undone in reverse. */
export class QueueManager {
    #options;
    #libraries = new Libraries();
    #begun = false;
    /** In the order in which they will run; an ordinary array until `run()`. */
    jobs = [];
    constructor(options = {}) {
        this.#options = options;
    }
    /** Makes the functions of a module or object known by name; a specifier such as `./my-app.js` is imported by `run()`. */
    registerLib(library) {
        this.#libraries.register(library);
        return this;
    }
    /** Adds a job, or several in this order, at the end. Throws once the queue has begun to run. */
    enqueue(jobs) {
        if (this.#begun)
            throw new Error("the queue has begun to run; enqueue jobs before run()");
        this.jobs.push(...(Array.isArray(jobs) ? jobs : [jobs]));
        return this;
    }
    /**
     * Runs the jobs, and undoes them when one fails. Resolves however that went: look at `outcome`.
     * Rejects, and nothing has run, if a name is unknown, a job is enqueued twice, or it is run again.
     */
    async run({ signal, reporter } = {}) {
        if (this.#begun)
            throw new Error("the queue has run already; make a new one to run its jobs again");
        const jobs = [...this.jobs];
        const twice = jobs.find((job, index) => jobs.indexOf(job) !== index);
        if (twice)
            throw new Error(`the job '${twice.id ?? jobs.indexOf(twice) + 1}' is enqueued twice; make a second one`);
        this.#begun = true;
        const { plan, functions } = await this.#plan(jobs);
        const text = [];
        const story = textReport((piece) => void text.push(typeof piece === "string" ? piece : ""), {
            again: () => undefined, // only this program has the functions
        });
        const { journal, onRevertFailure } = this.#options;
        const result = await runPlan(plan, {
            ...(journal === undefined ? {} : { journal }),
            ...(onRevertFailure === undefined ? {} : { policy: { onRevertFailure } }),
            ...(signal === undefined ? {} : { signal }),
            performers: { call: functionWork(functions) },
            reporter: {
                event: (event) => {
                    story.event(event);
                    reporter?.event?.(event);
                },
                output: (block) => reporter?.output?.(block),
            },
            opened: ({ standings }) => {
                for (const [id, { job }] of functions)
                    job.attach(standings.of(id));
            },
        });
        return new QueueResult(result, text.join(""));
    }
    async #plan(jobs) {
        try {
            await this.#libraries.load();
            return queuePlan(this.#options.name, jobs, this.#libraries);
        }
        catch (error) {
            this.#begun = false; // nothing has run: mend it and try again
            throw error;
        }
    }
}
