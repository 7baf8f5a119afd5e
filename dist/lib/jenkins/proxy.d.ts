import http from "node:http";
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
