/// <reference path="./untyped.d.ts" />
import http from "node:http";
import https from "node:https";
import { getProxyForUrl } from "proxy-from-env";
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
