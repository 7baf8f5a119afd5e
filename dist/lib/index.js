/** The library. Everything that is exported here is stable; a major version may change it. */
export { JenkinsError, SelectionInputError } from "./jenkins/jenkins-error.js";
export { fail, success } from "./library/answer.js";
export { Job, } from "./library/job.js";
export { JobGroup, parallel, series, } from "./library/job-group.js";
export { QueueManager } from "./library/queue-manager.js";
export { rank, selectAndTrigger } from "./library/selection.js";
export { plan, run, validate } from "./library/step-list.js";
export { StepListError } from "./plan/problem.js";
export { JournalError } from "./runner/journal/journal.js";
export { UnreadableFileError } from "./runner/step-list-file.js";
export { snapshot } from "./selection/snapshot.js";
export { version } from "./version.js";
