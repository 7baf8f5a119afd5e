/** Where the `outputs` of a list are looked at: after all of its steps. */
export const afterAll = { id: "", index: Number.POSITIVE_INFINITY, depth: 0, isParallel: false };
/** How `step` stands to `from`, in an expression of the step or of its revert. */
export function stepSeen(step, from, isRevert) {
    if (step === from)
        return "itself";
    const shared = Math.min(step.depth, from.depth);
    let [theirs, ours] = [outwards(step, shared), outwards(from, shared)];
    if (theirs === ours) {
        if (theirs === step)
            return "around";
        // A group is undone after its members, so its revert may use what they put out.
        return isRevert ? "before" : "later";
    }
    while (theirs.around !== ours.around && theirs.around !== undefined && ours.around !== undefined)
        [theirs, ours] = [theirs.around, ours.around];
    if (theirs.around?.isParallel)
        return "sibling";
    if (theirs.index > ours.index)
        return "later";
    return maybeSkipped(step, theirs, from) ? "maybe-skipped" : "before";
}
/**
 * Whether a condition from the step out to `outermost` may pass over it, or a failure that is passed over may keep it
 * from running, and the one who looks at it does not ask for that.
 */
function maybeSkipped(step, outermost, from) {
    for (let seat = step; seat !== undefined; seat = seat.around) {
        const isUncertain = seat.condition !== undefined || (seat !== step && seat.mayFail);
        if (isUncertain && !isAskedFor([step, seat], seat.condition, from))
            return true;
        if (seat === outermost)
            return false;
    }
    return false;
}
/** Whether the step that looks, or a group around it, runs under the same condition, or has looked at one of these in its own. */
function isAskedFor(seats, condition, from) {
    for (let seat = from; seat !== undefined; seat = seat.around) {
        const own = seat.condition;
        if (own !== undefined && (own === condition || seats.some(({ id }) => mentions(own, id))))
            return true;
    }
    return false;
}
function mentions(condition, id) {
    const plain = condition.toLowerCase();
    const name = id.toLowerCase();
    for (let at = plain.indexOf("steps"); at >= 0; at = plain.indexOf("steps", at + 1)) {
        const rest = plain.slice(at + "steps".length);
        const found = /^\s*(?:\.\s*([\w-]+)|\[\s*'([^']*)'\s*\])/.exec(rest);
        if ((found?.[1] ?? found?.[2]) === name)
            return true;
    }
    return false;
}
function outwards(seat, depth) {
    let at = seat;
    while (at.depth > depth && at.around !== undefined)
        at = at.around;
    return at;
}
