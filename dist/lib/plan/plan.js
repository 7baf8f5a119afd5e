/**
 * What was asked: a list of steps, each with the undo beside it. A plan is plain JSON, frozen as the
 * first record of the journal, so that another process can go on with it later.
 */
/** Marks code that the compiler proves unreachable; a new member of a union fails to compile here. */
export function assertNever(value) {
    throw new Error(`Internal error: unexpected ${JSON.stringify(value)}`);
}
