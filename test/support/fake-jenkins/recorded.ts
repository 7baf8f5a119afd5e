import { readFileSync } from "node:fs";
import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { gunzipSync } from "node:zlib";

/** What a real Jenkins was asked, and how its answer looked: values are cut down to their kind. */
export type Recorded = {
  /** `token`, `admin-token`, `password`, `password+crumb` or `anonymous`. */
  readonly as: string;
  readonly method: string;
  readonly path: string;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string;
  /** Id in its `Location`. */
  readonly item?: number;
  readonly status: number;
  /** All listed headers it had, and no others. */
  readonly answer: { readonly [name: string]: string };
  /** All its headers, where they were written down; without those that are of no use. */
  readonly names?: readonly string[];
  readonly says?: string;
  readonly shape?: unknown;
};

/** A moment at which something else was done to the server. */
export type Hook = { readonly hook: string };

export function readRecorded<Data = readonly (Recorded | Hook)[]>(name: string): Data {
  return JSON.parse(readFileSync(new URL(`../../jenkins/contract/${name}.json`, import.meta.url), "utf8")) as Data;
}

export type Answered = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer };

/** Sends a request exactly as it is given, to what listens on the port. */
export function sendTo(
  port: number,
  { method, path, headers = {}, body }: Pick<Recorded, "method" | "path" | "headers" | "body">,
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const agent = new Agent({ keepAlive: true });
    const length = body === undefined ? (method === "POST" ? { "content-length": "0" } : {}) : {};
    const sent = request({ host: "127.0.0.1", port, method, path, headers: { ...length, ...headers }, agent });
    sent.on("close", () => agent.destroy());
    sent.on("error", reject).on("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk)).on("error", reject);
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
      });
    });
    // Recorded bodies are bytes, each a character.
    sent.end(body, "latin1");
  });
}

const listed = [
  ...["Location", "Content-Type", "X-Jenkins", "X-Text-Size", "X-More-Data", "WWW-Authenticate", "Set-Cookie"],
  ...["Allow", "x-you-are-authenticated-as", "x-required-permission"],
];

const unused = /^(expires|transfer-encoding|content-length|cache-control|date|x-permission-implied-by)$/;

/** Names of the headers that are compared where all are. */
export function namesOf(headers: IncomingHttpHeaders): string[] {
  return Object.keys(headers)
    .filter((name) => !unused.test(name))
    .sort();
}

/** An answer in the form in which recorded ones are kept. */
export function reduceAnswer(
  { status, headers, body }: Answered,
  { origin }: { readonly origin: string },
): Pick<Recorded, "status" | "answer" | "shape"> {
  const found = listed.flatMap((name) => {
    const value = headers[name.toLowerCase()];
    return value === undefined ? [] : [[name, reduceHeader(name, value, origin)] as const];
  });
  const isJson = /^application\/json/.test(headers["content-type"] ?? "") && body.length > 0;
  const text = isJson && headers["content-encoding"] === "gzip" ? gunzipSync(body) : body;
  const shape = isJson ? { shape: shapeOf(JSON.parse(text.toString("utf8")), origin) } : {};
  return { status, answer: Object.fromEntries(found), ...shape };
}

function reduceHeader(name: string, value: string | string[], origin: string): string {
  const text = typeof value === "string" ? value : value.map((one) => one.replace(/[.=].*/s, "")).join();
  if (name === "X-Text-Size") return "n";
  return text.replace(origin, "<origin>").replace(/queue\/item\/\d+/, "queue/item/N");
}

/** Words in which a value itself counts. */
const literal = new Set(["_class", "result", "value", "name", "type", "params"]);

/** The kind of a value: keys, classes, flags and results stay, numbers and texts do not; of a list, what is different in it. */
export function shapeOf(value: unknown, origin: string, key = ""): unknown {
  if (typeof value === "number") return "n";
  if (typeof value === "string") return reduceText(value, origin, key);
  if (Array.isArray(value)) {
    const shapes = new Map(value.map((one) => shapeOf(one, origin, key)).map((one) => [JSON.stringify(one), one]));
    return [...shapes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, one]) => [name, shapeOf(one, origin, name)]));
}

function reduceText(text: string, origin: string, key: string): string {
  if (key === "url") return `=${text.replace(origin, "").replace(/(?<=\/)\d+(?=\/)/g, "N")}`;
  if (key === "why") return `=${text.replace(/[\d.]+/g, "N")}`;
  return literal.has(key) ? `=${text}` : "s";
}
