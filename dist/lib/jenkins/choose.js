import { withForecast } from "../selection/expected-start.js";
import { jobAt } from "../selection/job-path.js";
import { isEqualRequest, refusalOf } from "../selection/parameters.js";
import { rank } from "../selection/rank.js";
import { requestIdParameter as usualParameter } from "./request/request-id.js";
/** Ranks the candidates that can take these parameters. `without` is an item of ours, which is equal to itself. */
export function choose({ jobs, excluded, queue, snapshot }, requestId, options, { without } = {}) {
    const waiting = itemsByJob(queue.items.filter(({ id }) => id !== without));
    const left = [...excluded];
    const orders = new Map();
    for (const job of jobs) {
        const order = orderFor(job, requestId, options, waiting.get(job.job) ?? []);
        const why = refusalOf(order.parameters, job) ?? foldingOf(order, options);
        if (why === undefined)
            orders.set(job.job, order);
        else
            left.push({ job: job.job, why });
    }
    const { strategy, random = Math.random } = options;
    const ranked = withForecast(rank(snapshot, [...orders.keys()], { random, strategy }), snapshot);
    return {
        ranking: { ...ranked, excluded: [...left, ...ranked.excluded] },
        orders: ranked.ranking.flatMap(({ job, because }) => {
            const order = orders.get(job);
            return order === undefined ? [] : { ...order, because: because[0] ?? "" };
        }),
    };
}
/** Items that wait, by the full name of their Jenkins job. */
function itemsByJob(items) {
    const byJob = new Map();
    for (const item of items) {
        const at = jobAt(item.task?.url ?? "");
        // With a number it is a part of a build that runs already.
        if (at === undefined || at.build !== undefined)
            continue;
        const known = byJob.get(at.job);
        if (known === undefined)
            byJob.set(at.job, [item]);
        else
            known.push(item);
    }
    return byJob;
}
function orderFor(job, requestId, { parameters = {}, requestIdParameter = usualParameter }, items) {
    const declared = job.parameters.find(({ name }) => name === requestIdParameter)?.name;
    // Two requests that differ in nothing but their ids ask for the same.
    const plain = { ...job, parameters: job.parameters.filter(({ name }) => name !== declared) };
    const equal = items.find(({ actions }) => isEqualRequest(actions, parameters, plain));
    return {
        job,
        parameters: declared === undefined ? parameters : { ...parameters, [declared]: requestId },
        requestIdParameter: declared,
        equal,
    };
}
/** With `duplicates: allow` a request must not become part of another one. */
function foldingOf({ equal, requestIdParameter }, options) {
    if (options.duplicates !== "allow" || equal === undefined || requestIdParameter !== undefined)
        return undefined;
    const name = options.requestIdParameter ?? usualParameter;
    return `would not start a build of its own: item ${equal.id} is equal, and Jenkins would fold the two; a string parameter ${name} keeps them apart`;
}
