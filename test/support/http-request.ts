import http from "node:http";

export type PlainAnswer = {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
};

export type PlainRequest = {
  readonly method?: string;
  readonly headers?: http.OutgoingHttpHeaders;
  readonly body?: string;
};

/** One request on a connection of its own; rejects with Node's error where no whole answer comes within 30 s. */
export function requestPlainly(url: string, { method = "GET", headers = {}, body }: PlainRequest = {}) {
  return new Promise<PlainAnswer>((resolve, reject) => {
    const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
    const request = http.request(url, { method, headers: { ...headers, ...length }, agent: false, timeout: 30_000 });
    request.once("timeout", () => request.destroy(new Error(`${method} ${url}: no answer for 30 s`)));
    request.once("error", reject);
    request.once("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.once("error", reject);
      response.once("end", () =>
        resolve({
          status: response.statusCode as number,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    request.end(body);
  });
}
