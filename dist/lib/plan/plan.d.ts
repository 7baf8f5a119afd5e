/**
 * What was asked: a list of steps, each with the undo beside it. A plan is plain JSON, frozen as the
 * first record of the journal, so that another process can go on with it later.
 */
/** A value that JSON can hold; what the arguments of a function must be. */
export type Json = null | boolean | number | string | readonly Json[] | {
    readonly [key: string]: Json;
};
/** Names and texts, as an environment has them. */
export type Environment = {
    readonly [name: string]: string;
};
export type Plan = {
    /** Title for people; absent if the file has no `name`. */
    readonly name?: string;
    /** The file it was read from, as the user named it; absent for inline text and for code. */
    readonly file?: string;
    /** Absolute folder in which relative working directories start. */
    readonly directory: string;
    /** Values of the declared parameters. */
    readonly params: Environment;
    /** Environment of every step; below what earlier steps set through `GITHUB_ENV`, as a job's `env` is on GitHub. */
    readonly env: Environment;
    /** In the order in which they run. Ids are unique. */
    readonly steps: readonly Step[];
};
export type Step = {
    /** As written, or `step-N` (N = position, counting from 1). */
    readonly id: string;
    /** As written, else the first line of what it runs. */
    readonly name: string;
    /** Where it stands in the plan, such as `steps[0]`. */
    readonly path: string;
    /** Where it stands in its file, counting from 1; absent for code. */
    readonly position?: {
        readonly line: number;
        readonly column: number;
    };
    readonly work: Work;
    /** How it is undone; null where there is nothing to undo. */
    readonly revert: Undertaking | null;
} & Limits;
/** Work with limits of its own: the revert of a step. */
export type Undertaking = {
    readonly work: Work;
} & Limits;
export type Limits = {
    /** How long it may take, in milliseconds; absent for no limit. */
    readonly timeoutMs?: number;
    /** How long it has to end after it was asked to, before it is killed, in milliseconds. */
    readonly graceMs: number;
};
/** What a step or a revert does; `kind` chooses who performs it. */
export type Work = RunWork | CallWork;
/** Shell text, as a `run` step of a workflow has it. */
export type RunWork = {
    readonly kind: "run";
    readonly script: string;
    /** As in a workflow: `bash`, `sh`, `python`, … or a template with `{0}`; absent for the default shell. */
    readonly shell?: string;
    /** Relative to the plan's directory, or absolute. */
    readonly workingDirectory?: string;
    /** Above everything that was set before. */
    readonly env: Environment;
};
/** A function of a registered library, or one given in code. */
export type CallWork = {
    readonly kind: "call";
    /** Its name, for people and to find it again. */
    readonly function: string;
    /** URL of the module that exports it; absent where only the program that made the plan has it. */
    readonly module?: string;
    readonly args: Json;
};
/** Marks code that the compiler proves unreachable; a new member of a union fails to compile here. */
export declare function assertNever(value: never): never;
