import type { CandidateJob } from "./candidates.ts";
import type { ActionJson } from "./jenkins-json.ts";
type Parameters = {
    readonly [name: string]: string;
};
/**
 * Why a Jenkins job cannot be triggered with these parameters; undefined where it can. Jenkins drops what a Jenkins job does
 * not declare, without a word, and answers a wrong choice with nothing but 500. A value is never part of the words:
 * it may be a secret.
 */
export declare function refusalOf(parameters: Parameters, { parameters: declared }: CandidateJob): string | undefined;
/**
 * Whether Jenkins would take an item or a build with these `actions` for the same request: it compares the
 * values of all parameters, those left out by their defaults, but not passwords.
 */
export declare function isEqualRequest(actions: readonly ActionJson[] | undefined, parameters: Parameters, { parameters: declared }: CandidateJob): boolean;
export {};
