import type { Asked } from "./reply.ts";
import type { Viewer } from "./viewer.ts";

/** A request that has been read, with who asks. */
export type Call = {
  readonly method: string;
  /** The parts of the path below the context, as they were sent. */
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
  readonly form: readonly (readonly [name: string, value: string])[];
  readonly headers: { readonly [name: string]: string | undefined };
  /** The body, or the query, cannot be decoded. */
  readonly isBroken: boolean;
  readonly asked: Asked;
  readonly viewer: Viewer;
  /** Scheme and host that `Location` of a trigger shows. */
  readonly origin: string;
  readonly contextPath: string;
  readonly remoteHost: string;
};

/** Values of a name in the query and the form, in this order. */
export function valuesOf({ query, form }: Call, name: string): readonly string[] {
  return [...query.getAll(name), ...form.filter(([given]) => given === name).map(([, value]) => value)];
}

/** Decodes one part of a path; undefined where that cannot be done. */
export function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

/** Reads a form as Jenkins does; undefined where a `%` stands for nothing. */
export function readForm(body: Buffer, type: string | undefined): [string, string][] | undefined {
  if (!/^application\/x-www-form-urlencoded/i.test(type ?? "")) return [];
  const text = body.toString("latin1");
  if (/%(?![0-9a-fA-F]{2})/.test(text)) return undefined;
  const charset = /charset="?iso-8859-1/i.test(type ?? "") ? "latin1" : "utf8";
  const read = (part: string) => {
    const bytes = part
      .replaceAll("+", " ")
      .replace(/%(..)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
    return Buffer.from(bytes, "latin1").toString(charset);
  };
  return text
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const at = pair.indexOf("=");
      return at < 0 ? [read(pair), ""] : [read(pair.slice(0, at)), read(pair.slice(at + 1))];
    });
}
