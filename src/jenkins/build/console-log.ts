import { jobPath } from "../../selection/job-path.ts";
import type { Connection } from "../connection/connection.ts";
import { refusalOf } from "../connection/read-json.ts";
import { JenkinsError } from "../jenkins-error.ts";
import { overlapAt, type Seam, seamAfter } from "./seam.ts";

/** Notes of Jenkins to its own pages: `ESC [8mha:`, base64, `ESC [0m`. */
const esc = String.fromCharCode(27);
const note = new RegExp(`${esc}\\[8mha:[^${esc}]*${esc}\\[0m`, "g");

/** The console matters less than the build: a server that does not give it must not hold up the rest. */
const answerMs = 10_000;

/**
 * Reads the console of a build, whole, however often it is asked: whole lines with `\n` at their ends.
 *
 * The size that Jenkins announces is a place in the file, and not how much of it came: while the build runs, the
 * unfinished last line and all beyond 10,000 lines are left out, and who goes on from the announced size
 * never sees them. How much came is counted instead, see `seam.ts`.
 */
export function consoleLog(connection: Connection, { job, number }: { readonly job: string; readonly number: number }) {
  const path = `${jobPath(job)}/${number}/logText/progressiveText`;
  let start = 0;
  let unfinished = "";
  let seam: Seam | undefined;

  return {
    /**
     * What is new since the last time, and whether more is there already or may come. Rejects with a
     * JenkinsError; nothing is lost by that.
     */
    read: async (signal?: AbortSignal): Promise<ConsolePiece> => {
      const request = { method: "GET", path, query: { start: String(start) }, timeoutMs: answerMs } as const;
      const answer = await connection.send({ ...request, ...(signal === undefined ? {} : { signal }) });
      const refusal = refusalOf(connection, request, answer);
      if (refusal !== undefined) throw refusal;
      const size = Number(answer.headers["x-text-size"] ?? Number.NaN);
      if (!Number.isSafeInteger(size) || /html/i.test(answer.headers["content-type"] ?? "")) {
        const url = `${connection.url}${path}`;
        throw new JenkinsError("not-jenkins", `GET ${url}: what came back is no console`, { method: "GET", url });
      }
      if (size < start) {
        // Another file than before: Jenkins has begun with it anew.
        start = 0;
        unfinished = "";
        seam = undefined;
      }
      const isMore = answer.headers["x-more-data"] === "true";
      const twice = seam === undefined ? 0 : overlapAt(seam, answer.text);
      const announced = size - start;
      const next = isMore ? seamAfter(answer, announced) : undefined;
      const came = next?.came ?? announced;
      seam = next;
      start += came;
      const text = unfinished + answer.text.slice(twice).replaceAll("\r\n", "\n");
      const end = text.lastIndexOf("\n") + 1;
      unfinished = text.slice(end);
      return {
        lines: text.slice(0, end).replace(note, ""),
        isBehind: came > 0 && start < size,
        isMore,
      };
    },
    /** The last line, where the build ended without ending it; with a line end of ours. */
    rest: (): string => {
      const line = unfinished.replace(note, "");
      unfinished = "";
      return line === "" ? "" : `${line}\n`;
    },
  };
}

export type ConsoleLog = ReturnType<typeof consoleLog>;

export type ConsolePiece = {
  /** Whole lines, each with its `\n`; empty where none came. */
  readonly lines: string;
  /** The server has more already than it gave. */
  readonly isBehind: boolean;
  /** The server says that more may come. */
  readonly isMore: boolean;
};
