import { placeholders } from "../expressions/template.js";
import { jenkinsTable } from "../keys/jenkins-keys.js";
import { readOfKind } from "./read-kind.js";
import { textOf } from "./read-text.js";
import { readValues } from "./read-values.js";
import { spanOf } from "./read-yaml.js";
/** Jenkins forgets an item five minutes after it has left the queue; who looks seldomer may lose it. */
const longestPollMs = 240_000;
/** Reads the map behind `jenkins`. */
export function readJenkins(scope, { key, value }) {
    if (value === undefined)
        return {};
    if (value === null) {
        scope.problems.add(spanOf(key), "'jenkins' has no value; write a map, such as 'job: folder/name'");
        return {};
    }
    const { entries } = readOfKind(scope, value, jenkinsTable);
    const { job, candidates, ...values } = readValues(scope, entries, jenkinsTable);
    const [jobEntry, poll] = [entries.get("job"), entries.get("poll")];
    if (job?.includes("*") && placeholders(job).length === 0 && jobEntry?.value)
        scope.problems.add(spanOf(jobEntry.value), "'job' is the full name of one Jenkins job; with a * write 'candidates'");
    if (poll?.value && values.poll !== undefined && (values.poll === 0 || values.poll > longestPollMs))
        scope.problems.add(spanOf(poll.value), "'poll' must be more than 0 and at most 4m: Jenkins forgets what left its queue");
    const inputs = { ...values };
    for (const name of ["queue-timeout", "timeout", "poll"]) {
        const written = entries.get(name)?.value;
        if (inputs[name] !== undefined && written)
            inputs[name] = textOf(written) ?? "";
    }
    const chosen = candidates ?? (job === undefined ? undefined : [job]);
    return chosen === undefined ? inputs : { candidates: chosen, ...inputs };
}
