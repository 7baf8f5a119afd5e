/** The library. Everything that is exported here is stable; a major version may change it. */

export { JenkinsError, type JenkinsErrorKind, SelectionInputError } from "./jenkins/jenkins-error.ts";
export { type Answer, fail, success } from "./library/answer.ts";
export type { Time } from "./library/check-options.ts";
export {
  Job,
  type JobContext,
  type JobFunction,
  type JobOptions,
  type RevertContext,
  type RevertFunction,
} from "./library/job.ts";
export {
  type AnyJob,
  type AnyMember,
  type GroupRevertContext,
  type GroupRevertFunction,
  JobGroup,
  type ParallelOptions,
  parallel,
  type SeriesOptions,
  series,
} from "./library/job-group.ts";
export type { Library } from "./library/libraries.ts";
export type { MemberOptions } from "./library/member-options.ts";
export { QueueManager, type QueueOptions, type QueueRunOptions } from "./library/queue-manager.ts";
export type { QueueResult, Writer } from "./library/queue-result.ts";
export type { RetryOptions } from "./library/retry-options.ts";
export { type RankingOptions, rank, type SelectAndTriggerOptions, selectAndTrigger } from "./library/selection.ts";
export { plan, type RunOptions, run, type StepListOptions, validate } from "./library/step-list.ts";
export type {
  CallWork,
  Environment,
  Group,
  JenkinsWork,
  Json,
  Limits,
  ParameterValue,
  Plan,
  Retry,
  RunWork,
  Step,
  StepEnd,
  Template,
  Templates,
  Undertaking,
  Work,
} from "./plan/plan.ts";
export { type Problem, StepListError } from "./plan/problem.ts";
export type { Cause, Event, Failure, Outcome, OutputBlock, ProcessEnd, Reporter, Residue } from "./report/event.ts";
export type { Excluded, Occupation, Ranked, Ranking, Strategy, WeightParts } from "./report/ranking.ts";
export type { RevertStatus, RunResult, StepResult, StepStatus } from "./report/result.ts";
export type { SelectionEvent, SelectionReporter } from "./report/selection-event.ts";
export type { SelectionOutcome, SelectionResult } from "./report/selection-result.ts";
export { JournalError } from "./runner/journal/journal.ts";
export { UnreadableFileError } from "./runner/step-list-file.ts";
export type {
  ActionJson,
  ComputerJson,
  ComputerSetJson,
  ExecutableJson,
  ExecutorJson,
  QueueItemJson,
  QueueJson,
  Seen,
  TaskJson,
} from "./selection/jenkins-json.ts";
export { type Running, type Snapshot, snapshot, type Waiting } from "./selection/snapshot.ts";
export { version } from "./version.ts";
