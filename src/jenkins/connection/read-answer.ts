import type { IncomingMessage } from "node:http";
import zlib from "node:zlib";
import type { Answer } from "./connection.ts";
import { largestAnswer } from "./exchange.ts";

/** A response as the npm client leaves it: its body is a Buffer, or not there where it is empty. */
export type Response = IncomingMessage & { body?: Buffer };

/** The whole of an answer, unpacked. Throws where what came cannot be unpacked: then it has not come whole. */
export function readAnswer(response: Response): Answer {
  const body = unpack(response.body ?? Buffer.alloc(0), response.headers["content-encoding"]);
  const headers = Object.entries(response.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(", ") : value] as const],
  );
  return {
    status: response.statusCode ?? 0,
    headers: Object.fromEntries(headers),
    text: body.toString("utf8"),
    bytes: body.length,
  };
}

const most = { maxOutputLength: largestAnswer };

/** Only gzip is asked for; a proxy on the way may have its own mind. */
function unpack(packed: Buffer, encoding: string | undefined): Buffer {
  if (packed.length === 0) return packed;
  switch (encoding?.trim().toLowerCase()) {
    case "deflate":
      // With or without the wrapping that its name stands for: servers do not agree.
      return (packed[0] ?? 0) % 16 === 8 ? zlib.inflateSync(packed, most) : zlib.inflateRawSync(packed, most);
    case "br":
      return zlib.brotliDecompressSync(packed, most);
    default:
      // Not by what the server says: Hudson announces gzip for error pages that it sends as they are.
      return packed[0] === 0x1f && packed[1] === 0x8b ? zlib.gunzipSync(packed, most) : packed;
  }
}
