import type { Excluded, Occupation } from "../report/ranking.ts";
import { type Candidate, type CandidateJob } from "../selection/candidates.ts";
import type { ComputerSetJson, QueueJson } from "../selection/jenkins-json.ts";
import { type Snapshot } from "../selection/snapshot.ts";
import type { Connection } from "./connection/connection.ts";
import { type Patiently } from "./connection/patience.ts";
/** What one look at Jenkins has shown. */
export type Look = {
    readonly queue: QueueJson;
    readonly computer: ComputerSetJson;
    readonly snapshot: Snapshot;
    readonly jobs: readonly CandidateJob[];
    readonly excluded: readonly Excluded[];
    readonly occupation: Occupation;
};
/** The candidates as they were named. Throws a SelectionInputError with every mistake in them. */
export declare function candidatesOf(names: readonly string[]): readonly Candidate[];
/** Looks until it can be seen, through the seconds in which a server starts. Rejects with a JenkinsError. */
export declare function lookPatiently(connection: Connection, candidates: readonly Candidate[], how: Omit<Patiently, "patience">): Promise<Look>;
/**
 * Reads the queue, the computers and the candidates in one round trip. The queue's request is on its way before the
 * others, so that a build that starts in between is seen twice and not never.
 */
export declare function look(connection: Connection, candidates: readonly Candidate[], signal?: AbortSignal): Promise<Look>;
/** Reads what the candidates are. Rejects with a JenkinsError. */
export declare function readJobs(connection: Connection, candidates: readonly Candidate[], asked?: Asked): Promise<{
    readonly jobs: readonly CandidateJob[];
    readonly excluded: readonly Excluded[];
}>;
type Asked = {
    readonly signal?: AbortSignal;
};
export {};
