import type { Connection } from "../connection/connection.ts";
/** A build, as it was read. */
export type Build = {
    readonly number: number;
    readonly url: string;
    /** It is over, and nothing of it will change any more. */
    readonly isDone: boolean;
    /** `SUCCESS`, `UNSTABLE`, `FAILURE`, `NOT_BUILT` or `ABORTED`; null while none is fixed. */
    readonly result: string | null;
    /** Of the queue item it came from; undefined where the server does not say. */
    readonly queueId: number | undefined;
    /** When it left the queue, milliseconds since 1970. */
    readonly timestamp: number;
    /** Milliseconds; 0 while it runs. */
    readonly durationMs: number;
    /** Name of the node; undefined where the server does not say, empty for the built-in one. */
    readonly node: string | undefined;
    /** A pipeline is stopped in other ways. */
    readonly isPipeline: boolean;
};
/** Reads a build. Rejects with a JenkinsError. */
export declare function readBuild(connection: Connection, { job, number }: {
    readonly job: string;
    readonly number: number;
}, signal?: AbortSignal): Promise<Build>;
