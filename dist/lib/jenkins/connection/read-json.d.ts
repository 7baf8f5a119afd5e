import { JenkinsError } from "../jenkins-error.ts";
import type { Answer, Connection, Request } from "./connection.ts";
/** Asks for JSON. Rejects with a JenkinsError for every answer but a 200 that holds a JSON object. */
export declare function readJson(connection: Connection, request: Omit<Request, "method">): Promise<JsonAnswer>;
export type JsonAnswer = {
    readonly value: object;
    /** By the server's clock, milliseconds since 1970; undefined where it did not say. */
    readonly date: number | undefined;
};
type Asked = Pick<Request, "method" | "path">;
/** Why an answer is not the 200 that was hoped for, in words for people; undefined where it is. */
export declare function refusalOf(connection: Connection, { method, path }: Asked, answer: Answer): JenkinsError | undefined;
export {};
