/** The library. Everything that is exported here is stable; a major version may change it. */
export { fail, success } from "./library/answer.js";
export { Job, } from "./library/job.js";
export { QueueManager } from "./library/queue-manager.js";
export { plan, run, validate } from "./library/step-list.js";
export { StepListError } from "./plan/problem.js";
export { JournalError } from "./runner/journal.js";
export { version } from "./version.js";
