import { milliseconds } from "./job.js";
/** Makes the plan of a queue. Throws an Error with everything that is wrong with it. */
export function queuePlan(name, jobs, libraries) {
    const problems = [];
    const functions = new Map();
    const explicit = jobs.flatMap(({ options }) => options.id ?? []);
    for (const id of new Set(explicit.filter((id, at) => explicit.indexOf(id) !== at)))
        problems.push(`two jobs have the id '${id}'; each needs one of its own`);
    const find = (func) => {
        if (typeof func === "function") {
            const known = libraries.moduleOf(func);
            const work = known ? { function: known.name, module: known.module } : { function: func.name || "anonymous" };
            return { func, work: { kind: "call", ...work } };
        }
        const found = libraries.find(func);
        if (typeof found === "string") {
            problems.push(found);
            return undefined;
        }
        const { module } = found;
        return { func: found.func, work: { kind: "call", function: func, ...(module === undefined ? {} : { module }) } };
    };
    const taken = new Set(explicit);
    const steps = jobs.map((job, index) => {
        const found = find(job.func);
        const revert = job.revertFunc === null ? null : find(job.revertFunc);
        if (found === undefined || revert === undefined)
            return undefined;
        const id = job.options.id ?? freeId(found.work.function, index, taken);
        taken.add(id);
        functions.set(id, { job, func: found.func, revertFunc: revert?.func ?? null });
        const args = json(job.args);
        const graceMs = milliseconds(job.options.grace, "grace") ?? 5000;
        return {
            id,
            name: job.options.name ?? id,
            path: `jobs[${index}]`,
            work: { ...found.work, args },
            revert: revert === null
                ? null
                : {
                    work: { ...revert.work, args },
                    graceMs,
                    ...limit(milliseconds(job.options.revertTimeout, "revertTimeout")),
                },
            graceMs,
            ...limit(job.timeout),
        };
    });
    if (problems.length > 0)
        throw new Error(`${problems.join("\n")}\nnothing was run`);
    return {
        plan: {
            ...(name === undefined ? {} : { name }),
            directory: process.cwd(),
            params: {},
            env: {},
            steps: steps.flatMap((step) => step ?? []),
        },
        functions,
    };
}
function freeId(name, index, taken) {
    if (!/^[A-Za-z_$][\w$-]*$/.test(name) || name === "anonymous")
        return `job-${index + 1}`;
    if (!taken.has(name))
        return name;
    let number = 2;
    while (taken.has(`${name}-${number}`))
        number++;
    return `${name}-${number}`;
}
function limit(timeoutMs) {
    return timeoutMs === undefined ? {} : { timeoutMs };
}
/** What of a value JSON can hold; null where it can hold nothing of it. */
export function json(value) {
    try {
        return JSON.parse(JSON.stringify(value) ?? "null");
    }
    catch {
        return null;
    }
}
