/** Known in every copy of Jipper: the functions of a job may be from a module that has one of its own. */
const brand = Symbol.for("jipper.answer");
/** How a function of a job says that it has failed or succeeded, with words for people. */
export class Answer {
    succeeded;
    value;
    /** Markdown, shown beside the job in every report. */
    detail;
    constructor(succeeded, value, detail) {
        this.succeeded = succeeded;
        this.value = value;
        this.detail = detail;
    }
    /** @internal */
    get [brand]() {
        return true;
    }
}
/** Whether a function has returned an answer instead of a plain value. */
export function isAnswer(value) {
    return typeof value === "object" && value !== null && value[brand] === true;
}
/** The job has succeeded; the same as returning the value, with a detail for people. */
export function success(value, detail) {
    return new Answer(true, value, detail);
}
/** The job has failed: it is undone, and those before it. Its revert sees the value. */
export function fail(value, detail) {
    return new Answer(false, value, detail);
}
