import http from "node:http";
import { JenkinsError } from "../jenkins-error.ts";
/** How requests to an address are connected. */
export type Route = {
    /** For reads: connections are used again. */
    readonly agent: http.Agent;
    /** One connection of its own: what is sent over one that the server closes just then is neither sent nor not sent. */
    readonly freshAgent: () => http.Agent;
    /** The proxy on the way, without its credentials; undefined where there is none. */
    readonly proxy: string | undefined;
};
/**
 * The proxy that the environment of this process names for an address (`HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`,
 * `NO_PROXY`, or in lower case). Throws a SelectionInputError where it is none of ours, and never shows its password.
 */
export declare function proxyFor(url: string): URL | undefined;
/** Finds the way to an address; a connection that is not used for `idleMs` is closed. */
export declare function routeTo(url: string, proxy: URL | undefined, idleMs?: number): Promise<Route>;
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
