import { jobPath } from "../../selection/job-path.js";
import { readJson } from "../connection/read-json.js";
import { JenkinsError } from "../jenkins-error.js";
const tree = "number,url,building,inProgress,result,queueId,timestamp,duration,builtOn";
/** Reads a build. Rejects with a JenkinsError. */
export async function readBuild(connection, { job, number }, signal) {
    const path = `${jobPath(job)}/${number}/api/json`;
    const { value } = await readJson(connection, { path, query: { tree }, ...(signal === undefined ? {} : { signal }) });
    const json = value;
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
