/**
 * - 0: what was waited for came, with an allowed result;
 * - 1: the build ended otherwise, or nothing was triggered; nothing of it waits or runs;
 * - 2: something may wait or run that was not followed to its end.
 */
export function exitCodeOfSelection({ outcome, job, result }, { waitFor = "finished", allowResults = ["SUCCESS"], dryRun = false }) {
    switch (outcome) {
        case "finished": {
            if (result !== null && allowResults.includes(result))
                return 0;
            // It has started, and that was enough; but one that was stopped at once is not what was waited for.
            return waitFor === "finished" || result === "ABORTED" ? 1 : 0;
        }
        case "started":
            return waitFor === "finished" ? 2 : 0;
        case "queued":
            return waitFor === "queued" ? 0 : 2;
        case "not-triggered":
            return dryRun && job !== null ? 0 : 1;
        case "lost-sight":
            return 2;
    }
}
