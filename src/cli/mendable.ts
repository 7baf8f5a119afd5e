import { SelectionInputError } from "../jenkins/jenkins-error.ts";
import { ExpressionError } from "../plan/expressions/expression.ts";
import { StepListError } from "../plan/problem.ts";
import { JournalError } from "../runner/journal/journal.ts";
import { RunBusyError } from "../runner/journal/lock.ts";
import { MissingSecretError } from "../runner/run-plan.ts";
import { UnreadableFileError } from "../runner/step-list-file.ts";
import { WorkFolderError } from "../runner/work/work-folder.ts";
import { UsageError } from "./usage-error.ts";

/** Whether the user can mend it and nothing has run, so that the message alone is what helps. */
export function isMendable(error: unknown): error is Error {
  return [
    UsageError,
    SelectionInputError,
    StepListError,
    ExpressionError,
    UnreadableFileError,
    JournalError,
    RunBusyError,
    MissingSecretError,
    WorkFolderError,
  ].some((kind) => error instanceof kind);
}
