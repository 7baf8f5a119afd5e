import { stopProcesses } from "./process/process.js";
import { startTimeOf } from "./process/process-table.js";
/** What a process that nobody waits for any more gets at most: who recovers has little time, as at the end of a job. */
const longestGraceMs = 10_000;
const cutOff = "it was cut off: the process that ran it ended";
/**
 * Closes what a dead process left open in its journal: ends what is left of the steps that were
 * running, then writes down that nobody knows how they ended, so that they are undone.
 */
export async function recover(journal, now, recovered) {
    const left = journal.standings.steps.flatMap((standing) => {
        const isAtWork = standing.status === "running" && standing.group === undefined;
        const phase = isAtWork ? "step" : standing.revert.status === "running" ? "revert" : undefined;
        return phase === undefined ? [] : { standing, phase: phase };
    });
    // All at once: several may need their grace, and who recovers has little time.
    await Promise.all(left.map(({ standing, phase }) => endProcesses(journal, standing, phase)));
    for (const { standing, phase } of left) {
        const { step } = standing;
        const attempt = attemptOf(standing, phase);
        const done = await recovered?.({ phase, step, attempt }, journal);
        const words = done === undefined ? [] : [done];
        const ended = { at: now().toISOString(), step: step.id, attempt, status: "unknown" };
        const record = phase === "step"
            ? { record: "step-ended", ...ended, message: [cutOff, ...words].join("; ") }
            : { record: "revert-ended", ...ended };
        journal.append(record);
    }
}
async function endProcesses({ standings }, standing, phase) {
    const { index, step, process } = standing;
    const { graceMs } = (phase === "revert" ? step.revert : undefined) ?? step;
    // Of a process whose start is not known, the number may be another's by now.
    const root = process?.startTime !== undefined && startTimeOf(process.pid) === process.startTime ? process : undefined;
    await stopProcesses(root, markOf(standings.mark, index, phase, attemptOf(standing, phase)), {
        graceMs: Math.min(graceMs, longestGraceMs),
    });
}
function attemptOf({ attempts, revert }, phase) {
    return phase === "step" ? attempts : revert.attempts;
}
/** What the processes of one attempt carry in their environment, as the value of JIPPER_PROCESS_MARK. */
export function markOf(run, index, phase, attempt) {
    return `${run}/${index}/${phase}/${attempt}`;
}
