import type { Request } from "./connection.ts";

/** The path of a request with its query, in UTF-8. Half a surrogate pair, which UTF-8 cannot say, becomes U+FFFD. */
export function pathWithQuery({ path, query }: Pick<Request, "path" | "query">): string {
  const pairs = Object.entries(query ?? {}).map(([name, value]) => `${percentEncoded(name)}=${percentEncoded(value)}`);
  return pairs.length === 0 ? path : `${path}?${pairs.join("&")}`;
}

/**
 * A form as a browser would send it, in UTF-8, with every line end as it is; lone surrogates as above. Parameters
 * never stand in the address, which servers log and cut.
 */
export function formBody(form: Request["form"]): Buffer | undefined {
  return form === undefined ? undefined : Buffer.from(new URLSearchParams({ ...form }).toString());
}

function percentEncoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\uFFFD"));
}
