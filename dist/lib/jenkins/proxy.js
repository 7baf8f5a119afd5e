/// <reference path="./untyped.d.ts" />
import http from "node:http";
import https from "node:https";
import { getProxyForUrl } from "proxy-from-env";
import { JenkinsError } from "./jenkins-error.js";
/** Below the 30 s after which Jenkins closes a connection that is not used. */
const idleMs = 15_000;
/** Finds the way, over a proxy where the environment names one (`HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`). */
export async function routeTo(url) {
    const proxy = getProxyForUrl(url);
    const isSecure = url.startsWith("https:");
    const { Agent } = isSecure ? https : http;
    if (proxy === "") {
        return {
            agent: new Agent({ keepAlive: true, timeout: idleMs }),
            freshAgent: () => new Agent({ keepAlive: false }),
            proxy: undefined,
        };
    }
    const make = isSecure
        ? (await import("https-proxy-agent")).HttpsProxyAgent
        : (await import("http-proxy-agent")).HttpProxyAgent;
    return {
        agent: new make(proxy, { keepAlive: true, timeout: idleMs }),
        freshAgent: () => new make(proxy, { keepAlive: false }),
        proxy: URL.canParse(proxy) ? `${new URL(proxy).protocol}//${new URL(proxy).host}` : "of the environment",
    };
}
/** Whether an answer is a proxy's own, and the server has never been asked. */
export function isOfProxy({ status, url, proxy, isSecure }) {
    return proxy !== undefined && (status === 407 || (url.startsWith("https:") && !isSecure));
}
/** The same in words: what was sent has certainly not arrived. */
export function refusalOfProxy({ method, path }, { url, proxy, status }) {
    const why = status === 407 ? `answered 407: it wants to know who asks` : `refused the connection (${status})`;
    const about = { method, url: `${url}${path}`, status };
    return new JenkinsError("unreachable", `${method} ${url}${path}: the proxy ${proxy} ${why}`, about);
}
