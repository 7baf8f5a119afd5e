import http from "node:http";
import { JenkinsError } from "./jenkins-error.ts";
/** How requests to an address are connected. */
export type Route = {
    /** For reads: connections are used again. */
    readonly agent: http.Agent;
    /** One connection of its own: what is sent over one that the server closes just then is neither sent nor not sent. */
    readonly freshAgent: () => http.Agent;
    /** The proxy on the way, without its credentials; undefined where there is none. */
    readonly proxy: string | undefined;
};
/** Finds the way, over a proxy where the environment names one (`HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`). */
export declare function routeTo(url: string): Promise<Route>;
/** Whether an answer is a proxy's own, and the server has never been asked. */
export declare function isOfProxy({ status, url, proxy, isSecure }: Answered & {
    readonly isSecure: boolean;
}): boolean;
type Answered = {
    readonly status: number;
    readonly url: string;
    readonly proxy: string | undefined;
};
/** The same in words: what was sent has certainly not arrived. */
export declare function refusalOfProxy({ method, path }: {
    readonly method: string;
    readonly path: string;
}, { url, proxy, status }: Answered): JenkinsError;
export {};
