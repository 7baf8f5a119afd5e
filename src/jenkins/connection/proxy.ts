/// <reference path="./untyped.d.ts" />
import http from "node:http";
import https from "node:https";
import { getProxyForUrl } from "proxy-from-env";
import { JenkinsError, SelectionInputError } from "../jenkins-error.ts";

/** Below the 30 s after which Jenkins closes a connection that is not used. */
const usualIdleMs = 15_000;

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
export function proxyFor(url: string): URL | undefined {
  const named = getProxyForUrl(url);
  if (named === "") return undefined;
  const proxy = URL.canParse(named) ? new URL(named) : undefined;
  if (proxy === undefined || !/^https?:$/.test(proxy.protocol) || !isEncoded(proxy.username + proxy.password))
    throw new SelectionInputError(
      `the proxy that the environment names for ${url} cannot be used; write it like http://proxy.example:3128, or name the host of Jenkins in NO_PROXY`,
    );
  return proxy;
}

function isEncoded(text: string): boolean {
  try {
    return decodeURIComponent(text) !== undefined;
  } catch {
    return false;
  }
}

/** Finds the way to an address; a connection that is not used for `idleMs` is closed. */
export async function routeTo(url: string, proxy: URL | undefined, idleMs = usualIdleMs): Promise<Route> {
  const isSecure = url.startsWith("https:");
  const { Agent } = isSecure ? https : http;
  if (proxy === undefined) {
    return {
      agent: new Agent({ keepAlive: true, timeout: idleMs }),
      freshAgent: () => new Agent({ keepAlive: false }),
      proxy: undefined,
    };
  }
  const make = isSecure
    ? (await import("https-proxy-agent")).HttpsProxyAgent
    : (await import("http-proxy-agent")).HttpProxyAgent;
  const agentThat = (keepAlive: boolean): http.Agent => {
    const end = new AbortController();
    const agent = new make(proxy, { keepAlive, signal: end.signal });
    // The one for https forgets it when it is given like the others.
    Object.assign((agent as { readonly options?: object }).options ?? {}, keepAlive ? { timeout: idleMs } : {});
    const destroy = agent.destroy.bind(agent);
    // Of a socket that still waits for the proxy it knows nothing, and that one would keep the process alive.
    agent.destroy = () => {
      destroy();
      end.abort();
    };
    return agent;
  };
  return {
    agent: agentThat(true),
    freshAgent: () => agentThat(false),
    proxy: `${proxy.protocol}//${proxy.host}`,
  };
}

/** Whether an answer is a proxy's own, and the server has never been asked. */
export function isOfProxy({ status, url, proxy, isSecure }: Answered & { readonly isSecure: boolean }): boolean {
  return proxy !== undefined && (status === 407 || (url.startsWith("https:") && !isSecure));
}

type Answered = { readonly status: number; readonly url: string; readonly proxy: string | undefined };

/** The same in words: what was sent has certainly not arrived. */
export function refusalOfProxy(
  { method, path }: { readonly method: string; readonly path: string },
  { url, proxy, status }: Answered,
): JenkinsError {
  const why = status === 407 ? `answered 407: it wants to know who asks` : `refused the connection (${status})`;
  const about = { method, url: `${url}${path}`, status, mayPass: status !== 407 };
  return new JenkinsError("unreachable", `${method} ${url}${path}: the proxy ${proxy} ${why}`, about);
}
