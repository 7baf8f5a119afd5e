/// <reference path="./untyped.d.ts" />
import { EventEmitter } from "node:events";
import JenkinsClient from "jenkins";
import { version } from "../../version.js";
import { failureWords, isTlsFailure, mayPass } from "../failure-words.js";
import { JenkinsError } from "../jenkins-error.js";
import { parseAddress } from "./address.js";
import { authorizationOf } from "./authorization.js";
import { certificateOf } from "./certificate.js";
import { cookieJar } from "./cookies.js";
import { crumbPath, readCrumb, wantsCrumb } from "./crumb.js";
import { formBody, pathWithQuery } from "./encode.js";
import { watchRequest } from "./exchange.js";
import { isOfProxy, proxyFor, refusalOfProxy, routeTo } from "./proxy.js";
import { readAnswer } from "./read-answer.js";
import { redirectOf } from "./redirect.js";
import { trustOf } from "./trust.js";
const usualTimeoutMs = 30_000;
/** A crumb that does not come must not hold up what does without; milliseconds. */
const crumbMs = 5_000;
/**
 * Opens a connection to a Jenkins; nothing is sent yet. Throws a SelectionInputError where the options cannot
 * be used.
 *
 * Of the npm client only its lowest door, `_request`, is used. Its methods drop limits and headers for one call, take
 * a cancel that worked for a failure, and a login page for a queue number; they send a Referer, and ask for a
 * crumb before each POST. What that door leaves open is closed in `exchange.ts`.
 */
export function openConnection(options) {
    const url = parseAddress(options.url);
    const { user, token, requestTimeoutMs = usualTimeoutMs } = options;
    const authorization = authorizationOf(user, token);
    const trust = trustOf(options);
    const named = proxyFor(url);
    const cookies = cookieJar();
    let route;
    let client;
    let crumb = {};
    let prepared;
    let requests = 0;
    async function exchange(request) {
        route ??= routeTo(url, named);
        const { agent, freshAgent, proxy } = await route;
        client ??= openClient(url, { agent, trust });
        const timeout = request.timeoutMs ?? requestTimeoutMs;
        const progress = { wasConnected: false, isSecure: false };
        const context = new EventEmitter();
        const cancel = () => context.emit("cancel");
        request.signal?.throwIfAborted();
        request.signal?.addEventListener("abort", cancel, { once: true });
        requests++;
        const own = request.method === "POST" ? freshAgent() : undefined;
        try {
            const body = formBody(request.form);
            const response = await client
                ._request({
                method: request.method,
                path: request.at,
                headers: {
                    accept: "application/json, */*;q=0.5",
                    "accept-encoding": "gzip",
                    "accept-language": "en",
                    "user-agent": `jipper/${version}`,
                    ...authorization,
                    ...cookies.header(),
                    ...(request.method === "POST" ? crumb : {}),
                    ...(body === undefined ? {} : { "content-type": "application/x-www-form-urlencoded; charset=UTF-8" }),
                },
                ...(body === undefined ? {} : { body }),
                buffer: true,
                ctx: context,
                timeout,
                watch: (started) => watchRequest(started, progress, request.sent),
                ...(own === undefined ? {} : { agent: own }),
            })
                .catch((error) => answerIn(error) ?? Promise.reject(withoutSecrets(error)));
            const status = response.statusCode ?? 0;
            if (isOfProxy({ status, url, proxy, isSecure: progress.isSecure }))
                throw refusalOfProxy(request, { url, proxy, status });
            cookies.take(response.headers["set-cookie"]);
            return readAnswer(response);
        }
        catch (error) {
            if (request.signal?.aborted)
                throw request.signal.reason;
            if (error instanceof JenkinsError)
                throw error;
            throw await failure(request, error, progress, { proxy, timeout });
        }
        finally {
            request.signal?.removeEventListener("abort", cancel);
            own?.destroy();
        }
    }
    async function failure({ method, path }, error, { wasConnected }, { proxy, timeout }) {
        const certificate = isTlsFailure(error) && proxy === undefined ? await certificateOf(url) : undefined;
        const words = failureWords({ error, host: new URL(url).hostname, proxy, certificate, timeoutMs: timeout });
        const about = { method, url: `${url}${path}`, cause: error, mayPass: mayPass(error) };
        return new JenkinsError(wasConnected ? "no-answer" : "unreachable", `${method} ${url}${path}: ${words}`, about);
    }
    /** Follows a read to where the server sends it, as long as that is the server itself. */
    async function get(request) {
        let at = pathWithQuery(request);
        for (let followed = 0;; followed++) {
            const answer = await exchange({ ...request, at });
            const target = redirectOf(answer, { url, path: request.path, at, followed });
            if (target === undefined)
                return answer;
            at = target;
        }
    }
    /** A POST that was refused for want of a crumb has done nothing, and goes out once more with one. */
    async function post(request) {
        const at = pathWithQuery(request);
        await prepared;
        const answer = await exchange({ ...request, at });
        if (!wantsCrumb(answer))
            return answer;
        const isFetched = await fetchCrumb(request.signal).catch((error) => {
            if (!(error instanceof JenkinsError))
                throw error;
            // As of now nothing has arrived, whatever became of the read.
            const words = `POST ${url}${request.path}: it was refused for want of a crumb; ${error.message}`;
            const about = { method: "POST", url: `${url}${request.path}`, cause: error, mayPass: error.mayPass };
            throw new JenkinsError("unreachable", words, about);
        });
        return isFetched ? exchange({ ...request, at }) : answer;
    }
    /** Whether there is one now. */
    async function fetchCrumb(signal) {
        const answer = await get({
            method: "GET",
            path: crumbPath,
            timeoutMs: crumbMs,
            ...(signal === undefined ? {} : { signal }),
        });
        const found = answer.status === 200 ? readCrumb(answer.text) : undefined;
        crumb = found ?? {};
        return found !== undefined;
    }
    return {
        url,
        user,
        get requests() {
            return requests;
        },
        send: (request) => (request.method === "GET" ? get(request) : post(request)),
        // An API token needs no crumb. Whoever is nobody needs one wherever Jenkins has not been told otherwise.
        prepare: async () => {
            if (user !== undefined || Object.keys(crumb).length > 0)
                return;
            prepared = fetchCrumb(undefined).catch(() => false);
            await prepared;
        },
        close: () => {
            void route?.then(({ agent }) => agent.destroy());
        },
    };
}
function openClient(url, { agent, trust }) {
    const client = new JenkinsClient({
        baseUrl: url,
        crumbIssuer: false,
        headers: {},
        agent,
        ...trust,
    });
    client._ext("onRequest", (running, next) => {
        const { transport, opts } = running;
        running.transport = {
            request: ({ hostname, headers, ...rest }) => {
                const kept = Object.fromEntries(Object.entries(headers ?? {}).filter(([name]) => name !== "referer"));
                const host = (hostname ?? "").replace(/^\[|\]$/g, "");
                // Without it the agent's limit for idle connections would hold while one is being made.
                const request = transport.request({ ...rest, headers: kept, hostname: host, timeout: opts.timeout });
                opts.watch(request);
                return request;
            },
        };
        next();
    });
    return client;
}
/** The client takes every status beyond 2xx for an error; the answer is in it. */
function answerIn(error) {
    const { isResponse, response } = (error ?? {});
    return isResponse === true ? response : undefined;
}
/** The client hangs the answer on its errors, with the request and our credentials in it. */
function withoutSecrets(error) {
    if (error instanceof Error && "res" in error)
        delete error.res;
    return error;
}
