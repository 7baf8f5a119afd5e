import { duration, timeLimit } from "./duration.js";
import { firstLine, label } from "./sanitize.js";
/** For lines of a terminal or a log. */
export const spoken = { step: label, text: label };
/** `1 step`, `2 steps`. */
export function count(number, noun) {
    return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
/** `1 try`, `2 tries`. */
export function triesOf(number) {
    return number === 1 ? "1 try" : `${number} tries`;
}
/** Why a run is undone, to stand after "because" or "cause:". */
export function because({ kind, step, message }, voice = spoken) {
    const why = voice.text(firstLine(message));
    const whileRunning = step === undefined ? "" : ` while ${voice.step(step)} ran`;
    switch (kind) {
        case "failed":
            return `${step === undefined ? "a step" : voice.step(step)} failed${why && `: ${why}`}`;
        case "timed-out": {
            const who = step === undefined ? "a step" : voice.step(step);
            if (why.startsWith("timed out"))
                return `${who} ${why}`;
            return `${who} timed out${why && `: ${why}`}`;
        }
        case "cancelled":
            // What was stopped for another reason than a cancel of the run says so.
            return /^cancelled, because (.+)$/.exec(why)?.[1] ?? `the run was cancelled${whileRunning}`;
        case "interrupted":
            return `Jipper was interrupted${whileRunning}`;
        case "later-step-failed":
            return "a later step of the job failed";
        case "requested":
            return "it was asked for";
    }
}
/** How work ended badly, in a few words: `exit code 1, 3 tries`. */
export function failureWords({ message, exitCode, signal }, attempt) {
    const tries = attempt > 1 ? `, ${triesOf(attempt)}` : "";
    const end = signal !== undefined ? `ended by ${signal}` : exitCode !== undefined ? `exit code ${exitCode}` : "failed";
    return (label(message) || end) + tries;
}
/** That it is not over yet: `exit code 75 · try 1, again in 2 s`. */
export function retryWords(failure, attempt, delayMs) {
    const pause = delayMs < 1000 ? duration(delayMs) : timeLimit(Math.round(delayMs / 100) * 100);
    const when = delayMs > 0 ? `in ${pause}` : "at once";
    return `${failureWords(failure, 1)} · try ${attempt}, again ${when}`;
}
/** How a run that is to be undone ended. */
export function ending(outcome, cause, anyUndone) {
    if (outcome === "rollback-incomplete")
        return "Not everything could be undone.";
    if (cause?.kind === "requested")
        return anyUndone ? "Everything was undone, as asked." : "Nothing was left to undo.";
    if (anyUndone)
        return "Everything was undone.";
    switch (cause?.kind) {
        case "cancelled":
            return "Cancelled, with nothing left to undo.";
        case "interrupted":
            return "Interrupted, with nothing left to undo.";
        default:
            return "Failed, with nothing left to undo.";
    }
}
/** What to do after everything was undone; empty where nothing is to be done. */
export function whatNow({ kind, step }, voice = spoken) {
    switch (kind) {
        case "failed":
        case "timed-out":
            return `fix what made ${step === undefined ? "it" : voice.step(step)} fail, then run it again`;
        case "cancelled":
        case "interrupted":
            return "run it again when you are ready";
        case "later-step-failed":
            return "fix the later step, then run it again";
        case "requested":
            return "";
    }
}
