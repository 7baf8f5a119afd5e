import { timeLimit } from "../report/duration.ts";
import type { Certificate } from "./connection/certificate.ts";

type Failure = {
  readonly error: unknown;
  readonly host: string;
  readonly proxy: string | undefined;
  readonly certificate: Certificate | undefined;
  readonly timeoutMs: number;
};

/** What went wrong on the way, in words for people. */
export function failureWords({ error, host, proxy, certificate, timeoutMs }: Failure): string {
  const code = codeOf(error);
  const over = proxy === undefined ? "" : `, over the proxy ${proxy}`;
  if (isTimeout(error)) return `no answer within ${timeLimit(timeoutMs)}${over}`;
  switch (code) {
    case "ECONNREFUSED":
      return `nothing listens there (${code})${over}`;
    case "ENOTFOUND":
      return `there is no host '${host}' (${code})${over}`;
    case "EAI_AGAIN":
      return `the name '${host}' could not be looked up (${code})${over}`;
    case "ECONNRESET":
    case "EPIPE":
      return `the connection was cut (${code})${over}`;
  }
  if (code?.startsWith("HPE_")) return `what answers there does not speak HTTP (${code})${over}`;
  if (code !== undefined && /^(Z_|ERR__)/.test(code))
    return `its answer is compressed and cannot be unpacked (${code})${over}`;
  if (isTlsFailure(error)) return tlsWords(error, certificate);
  return `${wordsOf(error)}${code === undefined ? "" : ` (${code})`}${over}`;
}

/** Whether the same may go well a moment later: a server that starts refuses connections, a wrong name stays wrong. */
export function mayPass(error: unknown): boolean {
  return !["ENOTFOUND", "EFBIG", "ERR_BUFFER_TOO_LARGE"].includes(codeOf(error) ?? "") && !isTlsFailure(error);
}

function codeOf(error: unknown): string | undefined {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return typeof code === "string" ? code : undefined;
}

function isTimeout(error: unknown): boolean {
  return (error as { readonly isTimeout?: boolean } | undefined)?.isTimeout === true || codeOf(error) === "ETIMEDOUT";
}

/** Whether the two could not agree on a secure connection. */
export function isTlsFailure(error: unknown): boolean {
  const code = codeOf(error);
  return code !== undefined && /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET|EPROTO/.test(code);
}

function tlsWords(error: unknown, certificate: Certificate | undefined): string {
  const code = codeOf(error);
  const which =
    certificate === undefined
      ? "the server's certificate"
      : `the certificate '${certificate.subject}' (issued by '${certificate.issuer}')`;
  switch (code) {
    case "CERT_HAS_EXPIRED":
      return `${which} has expired${certificate === undefined ? "" : `, on ${certificate.validTo}`} (${code})`;
    case "ERR_TLS_CERT_ALTNAME_INVALID":
      return `${which} is for other names${certificate === undefined ? "" : `: ${certificate.names}`} (${code})`;
    case "DEPTH_ZERO_SELF_SIGNED_CERT":
    case "SELF_SIGNED_CERT_IN_CHAIN":
    case "UNABLE_TO_VERIFY_LEAF_SIGNATURE":
    case "UNABLE_TO_GET_ISSUER_CERT":
    case "UNABLE_TO_GET_ISSUER_CERT_LOCALLY":
      return `${which} is not trusted here (${code}); give the certificate of its authority as 'ca'`;
    case "EPROTO":
    case "ERR_SSL_WRONG_VERSION_NUMBER":
    case "ERR_SSL_PACKET_LENGTH_TOO_LONG":
      return `the secure connection failed: ${wordsOf(error)} (${code}); if it speaks http there, write http:// in the url`;
    default:
      return `the secure connection failed: ${wordsOf(error)} (${code})`;
  }
}

/** The npm client puts its name before each message, and OpenSSL the place in its source around it. */
function wordsOf(error: unknown): string {
  const message = (error instanceof Error ? error.message : String(error)).replace(/^jenkins: /, "");
  return /:SSL routines:[^:]*:([^:]+)/.exec(message)?.[1] ?? message.trim();
}
