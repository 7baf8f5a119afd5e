/** Counts what the last words tell of: steps that are no groups, each by its last end. */
export function tally(family, knows = () => undefined) {
    const ends = new Map();
    /** Begun, and not undone since. */
    const standing = new Set();
    let anyUndone = false;
    function count(end) {
        let number = 0;
        for (const [step, last] of ends)
            if (last === end && (end === "skipped" || family.groupOf(step) === undefined))
                number++;
        return number;
    }
    return {
        hear(event) {
            switch (event.event) {
                case "step.started":
                    if (family.groupOf(event.step) === undefined)
                        standing.add(event.step);
                    return;
                case "step.succeeded":
                    ends.set(event.step, "good");
                    return;
                case "step.failed":
                case "step.timed-out":
                case "step.cancelled":
                    ends.set(event.step, "bad");
                    return;
                case "step.skipped":
                    ends.set(event.step, "skipped");
                    return;
                case "revert.started":
                    standing.delete(event.step);
                    return;
                case "revert.succeeded":
                    anyUndone = true;
                    return;
                default:
                    return;
            }
        },
        seen(residue) {
            const left = new Set(residue.map(({ step }) => step));
            const notUndone = [...standing].filter((step) => !left.has(step));
            const isKept = (step) => knows(step)?.hasRevert === true;
            return {
                succeeded: count("good"),
                passedOver: count("bad"),
                skipped: count("skipped"),
                anyUndone,
                nothingToUndo: notUndone.filter((step) => !isKept(step)),
                kept: notUndone.filter(isKept),
            };
        },
    };
}
