/** Stands for the list of the run itself, which has no id. */
const run = "";
/**
 * Follows which failure makes what be undone. A failure goes outwards from group to group, until one
 * of them is tried again, or it is passed over; the first one of a list is its cause.
 */
export function undoReasons(family, knows = () => undefined) {
    const running = new Set();
    /** Of a step that ended badly its failure; of a group that runs, the first one in it that counts. */
    const failures = new Map();
    function endedBadly(event) {
        running.delete(event.step);
        const failure = failureOf(event, failures.get(event.step));
        failures.set(event.step, failure);
        if (event.event !== "step.cancelled" && knows(event.step)?.mayFail === true)
            return;
        const parent = family.parentOf(event.step);
        const first = failures.get(parent ?? run);
        // What was stopped beside a failure may be told before it.
        const isStopped = first?.kind === "cancelled" && parent !== undefined && family.groupOf(parent) === "parallel";
        if (first === undefined || isStopped)
            failures.set(parent ?? run, failure);
    }
    return {
        forgetRun: () => void failures.delete(run),
        hear(event) {
            switch (event.event) {
                case "step.started":
                    running.add(event.step);
                    failures.delete(event.step);
                    return;
                case "step.succeeded":
                case "step.retrying":
                    running.delete(event.step);
                    failures.delete(event.step);
                    return;
                case "step.failed":
                case "step.timed-out":
                case "step.cancelled":
                    return endedBadly(event);
                default:
                    return;
            }
        },
        of(step) {
            for (const scope of family.around(step)) {
                const isPassedOver = family.groupOf(scope) !== undefined && knows(scope)?.mayFail === true;
                const cause = failures.get(scope);
                if (running.has(scope) || (isPassedOver && cause !== undefined))
                    return { scope, ...(cause === undefined ? {} : { cause }) };
            }
            const cause = failures.get(run);
            return cause === undefined ? {} : { cause };
        },
    };
}
/** A group fails because of what failed in it; that its time is up is a cause of its own. */
function failureOf({ event, step, message }, inner) {
    const kind = event === "step.failed" ? "failed" : event === "step.timed-out" ? "timed-out" : "cancelled";
    return inner === undefined || kind === "timed-out" ? { kind, step, message } : inner;
}
