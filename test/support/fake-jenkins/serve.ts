import type { IncomingMessage, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { accessOf, type Sessions } from "./access.ts";
import { answer } from "./answer.ts";
import { type Call, readForm, valuesOf } from "./call.ts";
import type { FakeJenkinsOptions } from "./options.ts";
import {
  type Asked,
  bare,
  jetty,
  json,
  jsonText,
  loginNeeded,
  notFound,
  page,
  type Reply,
  unauthorized,
} from "./reply.ts";
import { showRoot } from "./show-folder.ts";
import type { World } from "./state.ts";

/** What the server is at this moment. */
export type Server = {
  readonly options: FakeJenkinsOptions;
  readonly world: World;
  readonly sessions: Sessions;
};

/** A request as it came. */
export type Incoming = {
  readonly method: string;
  /** With its query. */
  readonly target: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
  readonly remoteHost: string;
};

/** Longer request lines are 414; with the headers, 431. Bytes. */
const longestLine = 8_190;
const longestHead = 8_192;

export function replyTo(server: Server, incoming: Incoming): Reply {
  const { options, world, sessions } = server;
  const { method, target, headers } = incoming;
  const { contextPath = "" } = options;
  const cookie = headers.cookie;
  const asked: Asked = {
    session: world.session,
    hasSession: sessions.has(cookie),
    openSession: sessions.open,
    path: target.split("?")[0] ?? "",
    wantsJson: /^application\/json/.test(headers.accept ?? ""),
  };
  const line = method.length + target.length + 11;
  if (line > longestLine) return jetty(asked, 414, "URI Too Long");
  const head = Object.entries(headers).reduce(
    (sum, [name, value]) => sum + name.length + String(value).length + 4,
    line,
  );
  if (head > longestHead) return jetty(asked, 431, "Request Header Fields Too Large", { Connection: "close" });
  if (asked.path === contextPath && contextPath !== "") return bare(301, { Location: `${contextPath}/` });
  if (!asked.path.startsWith(`${contextPath}/`)) return jetty(asked, 404, "Not Found");

  const access = accessOf(options, headers.authorization);
  if (access === undefined) return unauthorized(asked);
  const call = read(server, { ...incoming, asked: { ...asked, path: target }, access });
  const hasCrumbs = options.crumbs ?? true;
  if (method === "POST" && hasCrumbs && !access.byToken) {
    const [crumb = headers["jenkins-crumb"]] = valuesOf(call, "Jenkins-Crumb");
    if (typeof crumb !== "string") return jetty(asked, 403, noCrumb);
    const opened = asked.hasSession ? {} : { "Set-Cookie": [sessions.open()] };
    if (!sessions.isGood(crumb, access.user, cookie)) return jetty(asked, 403, noCrumb, opened);
  }
  if (call.segments[0] === "login") return page(asked, 200, "Sign in");
  if (!access.mayRead) return loginNeeded(call.asked);
  return answerRoot(call, { server, hasCrumbs, cookie });
}

export const noCrumb = "No valid crumb was included in the request";

function answerRoot(
  call: Call,
  {
    server,
    hasCrumbs,
    cookie,
  }: { readonly server: Server; readonly hasCrumbs: boolean; readonly cookie: string | undefined },
): Reply {
  const { asked, query, segments, viewer } = call;
  const [first = "", second, third] = segments;
  const isSecure = server.options.security ?? true;
  if (first === "" && segments.length === 1) return page(asked, 200, "Dashboard");
  if (first === "api" && second === "json") return json(asked, showRoot(viewer, { hasCrumbs, isSecure }), query);
  if (first === "crumbIssuer" && second === "api" && third === "json") {
    if (!hasCrumbs) return notFound(asked);
    const { crumb, setCookie } = server.sessions.crumb(viewer.user, cookie);
    const shown = { _class: "hudson.security.csrf.DefaultCrumbIssuer", crumb, crumbRequestField: "Jenkins-Crumb" };
    return jsonText(asked, JSON.stringify(shown), setCookie === undefined ? {} : { "Set-Cookie": [setCookie] });
  }
  return answer(call);
}

type Known = Incoming & { readonly asked: Asked; readonly access: NonNullable<ReturnType<typeof accessOf>> };

function read({ options, world }: Server, incoming: Known): Call {
  const { method, target, headers, body, asked, access, remoteHost } = incoming;
  const { contextPath = "", rootUrl, locationOrigin } = options;
  const [path = "", search = ""] = target.split(/\?(.*)/s);
  const first = (name: string) =>
    String(headers[name] ?? "")
      .split(",")[0]
      ?.trim() ?? "";
  const scheme = first("x-forwarded-proto") || "http";
  const host = first("x-forwarded-host") || (headers.host ?? "");
  const form = readForm(body, headers["content-type"]);
  const { user, may, isAdmin } = access;
  return {
    method,
    segments: path.slice(contextPath.length + 1).split("/"),
    query: new URLSearchParams(search),
    form: form ?? [],
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value?.toString()])),
    isBroken: form === undefined,
    asked,
    viewer: { world, user, may, isAdmin, rootUrl: rootUrl ?? `${scheme}://${host}${contextPath}/` },
    origin: locationOrigin ?? `${scheme}://${host}`,
    contextPath,
    remoteHost,
  };
}

/** Writes an answer with what every one has. */
export function send(response: ServerResponse, incoming: Incoming, reply: Reply): void {
  const { status, headers, body, isCompressible } = reply;
  const isForJetty = /8859-1|^application\/json$/.test(String(headers["Content-Type"]));
  const mayVary = !isForJetty && status !== 404 && /^(GET|POST)$/.test(incoming.method);
  const wantsGzip = /\bgzip\b/.test(String(incoming.headers["accept-encoding"] ?? ""));
  const isZipped = isCompressible && wantsGzip && body.length > 32;
  const bytes = isZipped ? gzipSync(body) : Buffer.from(body);
  response.sendDate = true;
  // A real one keeps a connection without a word about it.
  if (incoming.headers.connection !== "close" && headers["Connection"] === undefined)
    response.removeHeader("Connection");
  response.writeHead(status, {
    Server: "Jetty(12.1.5)",
    "X-Content-Type-Options": "nosniff",
    ...(mayVary ? { Vary: "Accept-Encoding" } : {}),
    ...Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, typeof value === "string" ? value : [...value]]),
    ),
    ...(isZipped ? { "Content-Encoding": "gzip" } : {}),
    ...(status === 204 ? {} : { "Content-Length": bytes.length }),
  });
  response.end(incoming.method === "HEAD" ? undefined : bytes);
}
