/**
 * What was asked: a list of steps, each with the undo beside it. A plan is plain JSON, frozen as the
 * first record of the journal, so that another process can go on with it later.
 */

/** A value that JSON can hold; what the arguments of a function must be. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Names and texts, as an environment has them. */
export type Environment = { readonly [name: string]: string };

/** A text in which expressions, `${{ … }}` or `$[[ … ]]`, may stand; they are filled in when the turn of their step comes. */
export type Template = string;

/** Names and texts with expressions. */
export type Templates = { readonly [name: string]: Template };

/** Value of a parameter, of the type that it is declared with. */
export type ParameterValue = string | number | boolean;

/** What the value of a parameter must be like. */
export type ParameterRule = {
  readonly type: "string" | "number" | "boolean" | "choice";
  /** Of a choice: the values that it has. */
  readonly options?: readonly string[];
  /** Of a string: a regular expression that it must match as a whole. */
  readonly pattern?: string;
};

export type Plan = {
  /** Title for people; absent if the file has no `name`. */
  readonly name?: string;
  /** The file it was read from, as the user named it; absent for inline text and for code. */
  readonly file?: string;
  /** Absolute folder in which relative working directories start. */
  readonly directory: string;
  /** Values of the declared parameters, but for secret ones. */
  readonly params: { readonly [name: string]: ParameterValue };
  /** Names of the secret parameters that have a value. The value itself is given to each process anew. */
  readonly secrets?: readonly string[];
  /** Environment of every step; below what earlier steps set through `GITHUB_ENV`, as a job's `env` is on GitHub. */
  readonly env: Templates;
  /** In the order in which they run. Ids are unique in the whole tree. */
  readonly steps: readonly Step[];
};

export type Step = {
  /** As written, or `step-N` (N = position in the file, counting from 1, groups before their members). */
  readonly id: string;
  /** As written, else the first line of what it runs. */
  readonly name: string;
  /** Where it stands in the plan, such as `steps[0]` or `steps[2].parallel[1]`. */
  readonly path: string;
  /** Where it stands in its file, counting from 1; absent for code. */
  readonly position?: { readonly line: number; readonly column: number };
  /** The file it stands in, where that is not the plan's own: it was included. */
  readonly file?: string;
  readonly work: Work | Group;
  /** Condition, an expression without its brackets; absent for `success()`. Evaluated when its turn comes. */
  readonly if?: string;
  /** More tries when it fails; absent for none. */
  readonly retry?: Retry;
  /** Whether a failure of it is no failure of the list it stands in. */
  readonly continueOnError?: true;
  /** Whether, once it has succeeded, neither it nor what came before it is undone any more. */
  readonly pivot?: true;
  /** The ends after which it is undone; absent for all of them. */
  readonly revertOn?: readonly StepEnd[];
  /** How it is undone; null where there is nothing to undo. */
  readonly revert: Undertaking | null;
} & Limits;

/** How a step that was begun can end. */
export type StepEnd = "succeeded" | "failed" | "timed-out" | "cancelled" | "unknown";

/** Work with limits of its own: the revert of a step. */
export type Undertaking = {
  readonly work: Work;
  readonly retry?: Retry;
  /** Whether processes that the step left running are stopped before. */
  readonly stopsProcesses?: true;
} & Limits;

export type Limits = {
  /** How long one try may take, in milliseconds; absent for no limit. */
  readonly timeoutMs?: number;
  /** How long it has to end after it was asked to, before it is killed, in milliseconds. */
  readonly graceMs: number;
};

export type Retry = {
  /** Tries after the first one. */
  readonly times: number;
  /** Pause before the second try, in milliseconds; each pause is up to twice as long, by chance. */
  readonly delayMs: number;
  /** What each further pause is multiplied by. */
  readonly factor: number;
  /** Longest pause, in milliseconds. */
  readonly maxDelayMs: number;
  /** Only these exit codes are tried again; absent for every failure. */
  readonly onExitCodes?: readonly number[];
  /** Whether a step is undone before it is tried again; a group always is. */
  readonly revertBetweenAttempts?: true;
};

/** Steps that are one step together. */
export type Group = {
  /** `parallel`: at once. `steps`: one after another. `uses`: the same, from another file. */
  readonly kind: "parallel" | "steps" | "uses";
  readonly steps: readonly Step[];
  /** How many run at once at most; absent for all. */
  readonly maxParallel?: number;
  /** Environment of every member. */
  readonly env: Templates;
  /** Of `uses` alone: values of the other file's parameters; its expressions see these as `params`. */
  readonly params?: { readonly [name: string]: ParameterValue };
  /** Of `uses` alone: what is to be seen to once the expressions in `params` are filled in. */
  readonly declared?: { readonly [name: string]: DeclaredParameter };
  /** Of `uses` alone: what it puts out, by name. Expressions see the steps of the file, and its `params`. */
  readonly outputs?: Templates;
};

export type DeclaredParameter = ParameterRule & { readonly required?: true; readonly secret?: true };

/** What a step or a revert does; `kind` chooses who performs it. */
export type Work = RunWork | CallWork | JenkinsWork;

/** Shell text, as a `run` step of a workflow has it. */
export type RunWork = {
  readonly kind: "run";
  readonly script: string;
  /** As in a workflow: `bash`, `sh`, `python`, … or a template with `{0}`; absent for the default shell. */
  readonly shell?: string;
  /** Relative to the plan's directory, or absolute. Absent in a revert for that of its step. */
  readonly workingDirectory?: Template;
  /** Above everything that was set before. In a revert, above that of its step. */
  readonly env: Templates;
};

/** A function of a registered library, or one given in code. */
export type CallWork = {
  readonly kind: "call";
  /** Its name, for people and to find it again. */
  readonly function: string;
  /** URL of the module that exports it; absent where only the program that made the plan has it. */
  readonly module?: string;
  /** Whether it runs in a process of its own, which can be killed. */
  readonly isolated?: true;
  readonly args: Json;
  /** Whether the arguments are more than JSON can hold: `args` is not all of them, and only the program that made the plan has that. */
  readonly hasLocalArgs?: true;
  /** Of a revert alone: its arguments are those with which its step began; `args` are those known before. */
  readonly argsOfStep?: true;
  /** Whether expressions stand in the texts of `args`. */
  readonly isTemplate?: true;
  /** Environment of the process it runs in; of no meaning in the program's own. */
  readonly env: Templates;
};

/** A Jenkins job that is chosen, triggered and followed. */
export type JenkinsWork = {
  readonly kind: "jenkins";
  /** What is triggered and how it is followed: the inputs of `select-and-trigger`, by their names; expressions may stand in the texts. */
  readonly with: { readonly [input: string]: Json };
  readonly env: Templates;
};

/** Whether the step is made of others. */
export function isGroup(work: Work | Group): work is Group {
  return work.kind === "parallel" || work.kind === "steps" || work.kind === "uses";
}

/** All steps, groups before their members, in the order of the file. */
export function allSteps(steps: readonly Step[]): readonly Step[] {
  const all: Step[] = [];
  const left = [...steps].reverse();
  for (let step = left.pop(); step !== undefined; step = left.pop()) {
    all.push(step);
    if (isGroup(step.work))
      for (let at = step.work.steps.length - 1; at >= 0; at--) left.push(step.work.steps[at] as Step);
  }
  return all;
}

/** Marks code that the compiler proves unreachable; a new member of a union fails to compile here. */
export function assertNever(value: never): never {
  throw new Error(`Internal error: unexpected ${JSON.stringify(value)}`);
}
