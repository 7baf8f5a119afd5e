import type { Excluded } from "../report/ranking.ts";
import type { JobJson, ParameterDefinitionJson } from "./jenkins-json.ts";
/** A candidate as it was named: the parts of its full name; one with a `*` stands for many. */
export type Candidate = {
    readonly name: string;
    readonly segments: readonly string[];
    readonly isGlob: boolean;
};
/** A Jenkins job that can be triggered. */
export type CandidateJob = {
    /** Full name, as Jenkins has it. */
    readonly job: string;
    readonly isConcurrent: boolean;
    /** A hint: others may be faster. */
    readonly nextBuildNumber: number;
    readonly parameters: readonly ParameterDefinitionJson[];
};
/** One thing to read: a folder with its jobs, or one Jenkins job. */
export type CandidateRead = {
    /** Full name of the folder, empty for the root; or of the Jenkins job. */
    readonly at: string;
    /** Path of its JSON below the root. */
    readonly path: string;
    readonly tree: string;
    readonly isFolder: boolean;
    readonly candidates: readonly Candidate[];
};
/** What came of a read: the JSON of the folder or of the Jenkins job, or why there is none. */
export type CandidateAnswer = {
    readonly json: JobJson;
} | {
    readonly why: string;
};
/**
 * Reads the names of candidates: full names, `folder/job`, in which a `*` stands for any part of one name. What is
 * named twice counts once. Mistakes come back in words.
 */
export declare function parseCandidates(names: readonly string[]): {
    readonly candidates: readonly Candidate[];
    readonly mistakes: readonly string[];
};
/** The fewest reads that tell of all candidates: a folder at once where several of it are asked for. */
export declare function readsFor(candidates: readonly Candidate[]): readonly CandidateRead[];
/**
 * Puts candidates and answers together: which Jenkins jobs can be triggered, in the order they were named, and which
 * candidates cannot be, and why. `user` is for the words; undefined for anonymous.
 */
export declare function resolveCandidates(candidates: readonly Candidate[], answers: ReadonlyMap<CandidateRead, CandidateAnswer>, user: string | undefined): {
    readonly jobs: readonly CandidateJob[];
    readonly excluded: readonly Excluded[];
};
