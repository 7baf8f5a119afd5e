/** How a function of a job says that it has failed or succeeded, with words for people. */
export declare class Answer<Value = unknown> {
    readonly succeeded: boolean;
    readonly value: Value;
    /** Markdown, shown beside the job in every report. */
    readonly detail: string | undefined;
    constructor(succeeded: boolean, value: Value, detail: string | undefined);
}
/** Whether a function has returned an answer instead of a plain value. */
export declare function isAnswer(value: unknown): value is Answer;
/** The job has succeeded; the same as returning the value, with a detail for people. */
export declare function success<Value>(value?: Value, detail?: string): Answer<Value>;
/** The job has failed: it is undone, and those before it. Its revert sees the value. */
export declare function fail(value?: unknown, detail?: string): Answer<never>;
