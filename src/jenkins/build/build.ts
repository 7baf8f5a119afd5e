import { jobPath } from "../../selection/job-path.ts";
import type { Connection } from "../connection/connection.ts";
import { readJson } from "../connection/read-json.ts";
import { JenkinsError } from "../jenkins-error.ts";

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

type BuildJson = {
  readonly _class?: string;
  readonly number?: number;
  readonly url?: string;
  readonly building?: boolean;
  readonly inProgress?: boolean;
  readonly result?: string | null;
  readonly queueId?: number;
  readonly timestamp?: number;
  readonly duration?: number;
  readonly builtOn?: string;
};

const tree = "number,url,building,inProgress,result,queueId,timestamp,duration,builtOn";

/** Reads a build. Rejects with a JenkinsError. */
export async function readBuild(
  connection: Connection,
  { job, number }: { readonly job: string; readonly number: number },
  signal?: AbortSignal,
): Promise<Build> {
  const path = `${jobPath(job)}/${number}/api/json`;
  const { value } = await readJson(connection, { path, query: { tree }, ...(signal === undefined ? {} : { signal }) });
  const json = value as BuildJson;
  if (typeof json.number !== "number" || typeof json.building !== "boolean") {
    const url = `${connection.url}${path}`;
    throw new JenkinsError("not-jenkins", `GET ${url}: what came back is no build`, { method: "GET", url });
  }
  return {
    number: json.number,
    url: json.url ?? `${connection.url}${jobPath(job)}/${number}/`,
    // The result may be fixed, and `building` false, while the log is still being written.
    isDone: !json.building && json.inProgress !== true && typeof json.result === "string",
    result: json.result ?? null,
    queueId: json.queueId !== undefined && json.queueId > 0 ? json.queueId : undefined,
    timestamp: json.timestamp ?? 0,
    durationMs: json.duration ?? 0,
    node: json.builtOn,
    isPipeline: json._class?.endsWith(".WorkflowRun") ?? false,
  };
}
