/** Learns from the events where the plan is not at hand. */
export function family(knows = () => undefined) {
    const parents = new Map();
    const groups = new Map();
    const parentOf = (step) => parents.get(step) ?? knows(step)?.parent;
    return {
        hear(event) {
            if (event.event !== "step.started")
                return;
            if (event.parent !== undefined)
                parents.set(event.step, event.parent);
            if (event.group !== undefined)
                groups.set(event.step, event.group);
        },
        around(step) {
            const found = [];
            for (let at = step; at !== undefined; at = parentOf(at))
                found.push(at);
            return found;
        },
        groupOf: (step) => groups.get(step) ?? knows(step)?.group,
        parentOf,
    };
}
/** Whether what a result calls `kind` is a group of steps. */
export function isGroupKind(kind) {
    return kind === "parallel" || kind === "steps" || kind === "uses";
}
