/// <reference path="./untyped.d.ts" />
import { EventEmitter } from "node:events";
import { gunzipSync } from "node:zlib";
import JenkinsClient from "jenkins";
import { version } from "../version.js";
import { parseAddress } from "./address.js";
import { certificateOf } from "./certificate.js";
import { cookieJar } from "./cookies.js";
import { watchRequest } from "./exchange.js";
import { failureWords, isTlsFailure, mayPass } from "./failure-words.js";
import { JenkinsError, SelectionInputError } from "./jenkins-error.js";
import { isOfProxy, refusalOfProxy, routeTo } from "./proxy.js";
import { trusted } from "./trust.js";
const usualTimeoutMs = 30_000;
const mostRedirects = 5;
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
    const cookies = cookieJar();
    let route;
    let client;
    let crumb = {};
    let requests = 0;
    async function exchange(request) {
        route ??= routeTo(url);
        const { agent, freshAgent, proxy } = await route;
        client ??= openClient(url, { agent, options });
        const timeout = request.timeoutMs ?? requestTimeoutMs;
        const progress = { wasConnected: false, isSecure: false };
        const context = new EventEmitter();
        const cancel = () => context.emit("cancel");
        request.signal?.throwIfAborted();
        request.signal?.addEventListener("abort", cancel, { once: true });
        requests++;
        const own = request.method === "POST" ? freshAgent() : undefined;
        try {
            const { body, length } = encode(request.form);
            const response = await client
                ._request({
                name: request.method,
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
                    ...(length === undefined ? {} : { "content-type": "application/x-www-form-urlencoded; charset=UTF-8" }),
                },
                ...(body === undefined ? {} : { body }),
                buffer: true,
                ctx: context,
                timeout,
                watch: (started) => watchRequest(started, progress, request.sent),
                ...(own === undefined ? {} : { agent: own }),
            })
                .catch((error) => answerIn(error) ?? Promise.reject(error));
            const status = response.statusCode ?? 0;
            if (isOfProxy({ status, url, proxy, isSecure: progress.isSecure }))
                throw refusalOfProxy(request, { url, proxy, status });
            cookies.take(response.headers["set-cookie"]);
            return answerOf(response);
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
            const { location } = answer.headers;
            if (![301, 302, 303, 307, 308].includes(answer.status) || location === undefined)
                return answer;
            const target = new URL(location, `${url}${at}`);
            const about = { method: request.method, url: `${url}${request.path}`, status: answer.status };
            if (target.origin !== new URL(url).origin ||
                !target.pathname.startsWith(new URL(url).pathname.replace(/\/$/, "")))
                throw new JenkinsError("not-jenkins", `GET ${url}${request.path}: it sends us to ${target.origin}${target.pathname}; if that is Jenkins, give its address as url`, about);
            if (followed >= mostRedirects)
                throw new JenkinsError("not-jenkins", `GET ${url}${request.path}: it sends us around in a circle`, about);
            at = `${target.pathname}${target.search}`.slice(new URL(url).pathname.replace(/\/$/, "").length);
        }
    }
    /** A POST that was refused for want of a crumb has done nothing, and goes out once more with one. */
    async function post(request) {
        const at = pathWithQuery(request);
        const answer = await exchange({ ...request, at });
        if (answer.status !== 403 || !/No valid crumb/i.test(answer.text))
            return answer;
        if (!(await fetchCrumb(request.signal)))
            return answer;
        return exchange({ ...request, at });
    }
    /** Whether there is one now. */
    async function fetchCrumb(signal) {
        const path = "/crumbIssuer/api/json";
        const answer = await get({ method: "GET", path, ...(signal === undefined ? {} : { signal }) });
        const found = answer.status === 200 ? crumbIn(answer.text) : undefined;
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
            if (user === undefined && Object.keys(crumb).length === 0)
                await fetchCrumb(undefined).catch(() => false);
        },
        close: () => {
            void route?.then(({ agent }) => agent.destroy());
        },
    };
}
function authorizationOf(user, token) {
    if (user === undefined && token === undefined)
        return {};
    if (user === undefined || user === "")
        throw new SelectionInputError("a token is given and no user; give both");
    if (token === undefined || token === "")
        throw new SelectionInputError(`user '${user}' is given and no token; give an API token of that user`);
    if (/[\r\n]/.test(user + token))
        throw new SelectionInputError("the user or the token has a line end in it");
    if (user.includes(":"))
        throw new SelectionInputError("a user of Jenkins has no colon in its name");
    return { authorization: `Basic ${Buffer.from(`${user}:${token}`).toString("base64")}` };
}
function openClient(url, { agent, options }) {
    const client = new JenkinsClient({
        baseUrl: url,
        crumbIssuer: false,
        headers: {},
        agent,
        ...(options.ca === undefined ? {} : { ca: trusted(options.ca) }),
        ...(options.clientCert === undefined ? {} : { cert: options.clientCert }),
        ...(options.clientKey === undefined ? {} : { key: options.clientKey }),
    });
    client._ext("onRequest", (running, next) => {
        const { transport, opts } = running;
        running.transport = {
            request: ({ hostname, headers, ...rest }) => {
                const kept = Object.fromEntries(Object.entries(headers ?? {}).filter(([name]) => name !== "referer"));
                const host = (hostname ?? "").replace(/^\[|\]$/g, "");
                const request = transport.request({ ...rest, headers: kept, hostname: host });
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
function answerOf(response) {
    const raw = response.body ?? Buffer.alloc(0);
    // Not by what the server says: Hudson announces gzip for error pages that it sends as they are.
    const body = raw[0] === 0x1f && raw[1] === 0x8b ? gunzipSync(raw) : raw;
    const headers = Object.entries(response.headers).flatMap(([name, value]) => value === undefined ? [] : [[name, Array.isArray(value) ? value.join(", ") : value]]);
    return {
        status: response.statusCode ?? 0,
        headers: Object.fromEntries(headers),
        text: body.toString("utf8"),
        bytes: body.length,
    };
}
function pathWithQuery({ path, query }) {
    const pairs = Object.entries(query ?? {}).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    return pairs.length === 0 ? path : `${path}?${pairs.join("&")}`;
}
/** As a browser would, in UTF-8; parameters never stand in the address, which servers log and cut. */
function encode(form) {
    if (form === undefined)
        return {};
    const body = Buffer.from(new URLSearchParams({ ...form }).toString());
    return { body, length: body.length };
}
function crumbIn(text) {
    try {
        const { crumb, crumbRequestField } = JSON.parse(text);
        if (typeof crumb === "string" && typeof crumbRequestField === "string")
            return { [crumbRequestField]: crumb };
    }
    catch {
        // A login page, or a proxy's.
    }
    return undefined;
}
