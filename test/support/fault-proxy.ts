import { once } from "node:events";
import http from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** What may happen to one request between client and target. */
export type Fault =
  /** The connection is reset, and the target never gets the request. */
  | { readonly kind: "drop-before" }
  /** The target has answered; the client sees a reset instead. */
  | { readonly kind: "drop-after" }
  /** Held back before the target gets it (which it does even if the client has left by then), or before the answer. */
  | { readonly kind: "delay"; readonly ms: number | "until-released"; readonly hold: "request" | "answer" }
  /** Headers, half of the body, reset; an answer without a body is cut in its headers. */
  | { readonly kind: "cut-body" }
  /** The first bytes of the headers, reset. */
  | { readonly kind: "cut-headers" }
  /** The page of a gateway, with the target's answer thrown away, or without asking it. */
  | { readonly kind: "error-page"; readonly status: 502 | 503; readonly isForwarded: boolean };

export type ProxiedRequest = {
  /** From 1, over all connections. */
  readonly number: number;
  readonly method: string;
  /** With the query. */
  readonly path: string;
  body: string;
  fault: Fault["kind"] | undefined;
  /** The target got all of it. */
  hasReached: boolean;
  /** What the target said. */
  targetStatus: number | undefined;
  /** What the client got; `client-left`: it did not wait for the end. */
  outcome: "pending" | "answered" | "reset" | "cut" | "client-left";
};

/** The number of the request, or a predicate that is asked about each. */
export type Where = number | ((request: ProxiedRequest) => boolean);

export type FaultProxy = AsyncDisposable & {
  /** Without a slash at the end. */
  readonly url: string;
  /** Every request, in the order of arrival; they change until their outcome is known. */
  readonly requests: readonly ProxiedRequest[];
  /** Lets the fault happen to such requests, to one of them unless told; the first fault that fits counts. */
  readonly fault: (fault: Fault, where: Where, times?: number) => void;
  /** Lets go on what is held back `until-released`, now and later. */
  readonly release: () => void;
  /** Takes no connections any more and breaks those that are open. */
  readonly shut: () => Promise<void>;
  /** Listens again on the same port. */
  readonly reopen: () => Promise<void>;
  /** Shut for so long; resolves when it is open again. */
  readonly refuse: (ms: number) => Promise<void>;
};

/** Starts a proxy on loopback in front of a server; it rewrites nothing but `Host`, so `Location` may lead past it. */
export async function startFaultProxy(targetUrl: string): Promise<FaultProxy> {
  const target = new URL(targetUrl);
  const requests: ProxiedRequest[] = [];
  const planned: { readonly fault: Fault; readonly where: Where; left: number }[] = [];

  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });

  const faultOf = (request: ProxiedRequest): Fault | undefined => {
    const plan = planned.find(
      ({ where, left }) => left > 0 && (typeof where === "number" ? where === request.number : where(request)),
    );
    if (plan !== undefined) plan.left--;
    return plan?.fault;
  };

  const server = http.createServer((incoming, response) => {
    const { method = "", url: path = "", socket } = incoming;
    const request: ProxiedRequest = {
      number: requests.length + 1,
      method,
      path,
      body: "",
      fault: undefined,
      hasReached: false,
      targetStatus: undefined,
      outcome: "pending",
    };
    requests.push(request);
    response.once("close", () => {
      if (request.outcome === "pending") request.outcome = response.writableFinished ? "answered" : "client-left";
    });
    serve({ target, request, incoming, response, faultOf, released }).catch(() => reset(request, "reset", socket));
  });
  // Only a planned fault may break a connection.
  Object.assign(server, { keepAliveTimeout: 0, requestTimeout: 0, headersTimeout: 0 });
  const listen = async (at: number) => {
    server.listen(at, "127.0.0.1");
    await once(server, "listening");
    return (server.address() as AddressInfo).port;
  };
  const port = await listen(0);

  const shut = async () => {
    if (!server.listening) return;
    const closed = once(server, "close");
    for (const request of requests) if (request.outcome === "pending") request.outcome = "reset";
    server.close();
    server.closeAllConnections();
    await closed;
  };
  const reopen = async () => void (await listen(port));
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    fault: (fault, where, times = 1) => void planned.push({ fault, where, left: times }),
    release,
    shut,
    reopen,
    refuse: async (ms) => {
      await shut();
      await wait(ms);
      await reopen();
    },
    [Symbol.asyncDispose]: shut,
  };
}

type Serving = {
  readonly target: URL;
  readonly request: ProxiedRequest;
  readonly incoming: http.IncomingMessage;
  readonly response: http.ServerResponse;
  readonly faultOf: (request: ProxiedRequest) => Fault | undefined;
  readonly released: Promise<void>;
};

async function serve({ target, request, incoming, response, faultOf, released }: Serving): Promise<void> {
  const sent = await readAll(incoming);
  request.body = sent.toString();
  const fault = faultOf(request);
  request.fault = fault?.kind;
  const { socket } = incoming;
  const heldBack = (ms: number | "until-released") => (ms === "until-released" ? released : wait(ms));

  if (fault?.kind === "drop-before") return reset(request, "reset", socket);
  if (fault?.kind === "error-page" && !fault.isForwarded) return sendPage(response, fault.status);
  if (fault?.kind === "delay" && fault.hold === "request") await heldBack(fault.ms);

  const answer = await forward(target, request, incoming, sent);
  request.targetStatus = answer?.status;

  if (answer === undefined) return sendPage(response, 502); // as a gateway does when nobody is behind it
  if (fault === undefined) return send(response, answer, answer.body);
  switch (fault.kind) {
    case "drop-after":
      return reset(request, "reset", socket);
    case "delay":
      if (fault.hold === "answer") await heldBack(fault.ms);
      return send(response, answer, answer.body);
    case "cut-body":
    case "cut-headers":
      await new Promise<void>((resolve) => {
        if (fault.kind === "cut-headers" || answer.body.length === 0)
          return void socket.write(`HTTP/1.1 ${answer.status} OK\r\nContent-Ty`, () => resolve());
        response.writeHead(answer.status, answer.headers);
        response.write(answer.body.subarray(0, Math.ceil(answer.body.length / 2)), () => resolve());
      });
      return reset(request, "cut", socket);
    case "error-page":
      return sendPage(response, fault.status);
  }
}

/** A flat list of names and values, as they came. */
type RawHeaders = readonly string[];
type Answer = { readonly status: number; readonly headers: string[]; readonly body: Buffer };

/** What the target answers; undefined where it cannot be reached, or breaks off. */
async function forward(
  target: URL,
  request: ProxiedRequest,
  incoming: http.IncomingMessage,
  body: Buffer,
): Promise<Answer | undefined> {
  const { method, path } = request;
  const headers = ["Host", target.host, ...without(incoming.rawHeaders, ["host", "connection", "transfer-encoding"])];
  if (body.length > 0 && incoming.headers["content-length"] === undefined)
    headers.push("Content-Length", String(body.length));
  const outgoing = http.request(target, { method, path, headers, agent: false });
  outgoing.once("finish", () => {
    request.hasReached = true;
  });
  outgoing.end(body);
  try {
    const [answer] = (await once(outgoing, "response")) as [http.IncomingMessage];
    const received = await readAll(answer);
    const kept = without(answer.rawHeaders, ["connection", "keep-alive", "transfer-encoding"]);
    if (received.length > 0 && answer.headers["content-length"] === undefined)
      kept.push("Content-Length", String(received.length));
    return { status: answer.statusCode as number, headers: kept, body: received };
  } catch {
    return undefined;
  }
}

function without(headers: RawHeaders, names: readonly string[]): string[] {
  return headers.filter((_, index) => !names.includes((headers[index - (index % 2)] ?? "").toLowerCase()));
}

async function readAll(stream: http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function send(response: http.ServerResponse, { status, headers }: Answer, body: Buffer): void {
  response.writeHead(status, headers);
  response.end(body);
}

function sendPage(response: http.ServerResponse, status: 502 | 503): void {
  const title = `${status} ${http.STATUS_CODES[status]}`;
  response.writeHead(status, { "content-type": "text/html" });
  response.end(`<html><head><title>${title}</title></head><body><h1>${title}</h1><hr>proxy</body></html>\n`);
}

function reset(request: ProxiedRequest, outcome: "reset" | "cut", socket: Socket): void {
  if (request.outcome === "pending") request.outcome = outcome;
  socket.resetAndDestroy();
}
