import { once } from "node:events";
import fs from "node:fs";
import http, { type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import https from "node:https";
import net, { type AddressInfo, type Socket } from "node:net";
import { join } from "node:path";

export type Listening = AsyncDisposable & {
  /** Without a slash at the end. */
  readonly url: string;
  readonly port: number;
};

const folder = join(import.meta.dirname, "../jenkins/certificates");

/** A certificate or a key of the tests, as PEM. */
export function pem(file: string): string {
  return fs.readFileSync(join(folder, file), "utf8");
}

/** A server on loopback. */
export async function serve(listener: RequestListener): Promise<Listening> {
  return listen(http.createServer(listener), "http");
}

/** The same over TLS, with one of the certificates of the tests. */
export async function serveSecurely(
  listener: RequestListener,
  { certificate = "server", wantsClient = false }: { certificate?: string; wantsClient?: boolean } = {},
): Promise<Listening> {
  const options = { cert: pem(`${certificate}.pem`), key: pem(`${certificate}.key`), ca: pem("ca.pem") };
  const client = wantsClient ? { requestCert: true, rejectUnauthorized: true } : {};
  return listen(https.createServer({ ...options, ...client }, listener), "https");
}

/** A server that speaks no HTTP but what it is told to; it gets the first bytes that came. */
export async function serveRaw(talk: (socket: Socket, first: string) => void): Promise<Listening> {
  const server = net.createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", (data) => talk(socket, data.toString("latin1")));
  });
  return listen(server, "http");
}

async function listen(server: net.Server, scheme: string): Promise<Listening> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  server.on("tlsClientError", () => {});
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `${scheme}://127.0.0.1:${port}`,
    port,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

/** The whole body of a request, as text. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

export function answer(
  response: ServerResponse,
  status: number,
  body = "",
  headers: http.OutgoingHttpHeaders = {},
): void {
  response.writeHead(status, { "content-type": "application/json;charset=utf-8", ...headers });
  response.end(body);
}
