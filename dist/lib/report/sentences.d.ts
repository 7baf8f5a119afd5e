import type { Cause, Failure, Outcome } from "./event.ts";
/** How a step's id and a text from outside are shown: as they are, in bold, escaped for Markdown, … */
export type Voice = {
    readonly step: (id: string) => string;
    readonly text: (text: string) => string;
};
/** For lines of a terminal or a log. */
export declare const spoken: Voice;
/** `1 step`, `2 steps`. */
export declare function count(number: number, noun: string): string;
/** `1 try`, `2 tries`. */
export declare function triesOf(number: number): string;
/** Why a run is undone, to stand after "because" or "cause:". */
export declare function because({ kind, step, message }: Cause, voice?: Voice): string;
/** How work ended badly, in a few words: `exit code 1, 3 tries`. */
export declare function failureWords({ message, exitCode, signal }: Failure, attempt: number): string;
/** That it is not over yet: `exit code 75 · try 1, again in 2 s`. */
export declare function retryWords(failure: Failure, attempt: number, delayMs: number): string;
/** How a run that is to be undone ended. */
export declare function ending(outcome: Exclude<Outcome, "succeeded">, cause: Cause | undefined, anyUndone: boolean): string;
/** What to do after everything was undone; empty where nothing is to be done. */
export declare function whatNow({ kind, step }: Cause, voice?: Voice): string;
