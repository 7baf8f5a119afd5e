import type { ClientRequest, IncomingMessage } from "node:http";
import type { TLSSocket } from "node:tls";

/** What is known of a request that came to nothing. */
export type Progress = {
  /** A connection was there: the request may have arrived. */
  wasConnected: boolean;
  /** The certificate that the server has shown. */
  certificate: Certificate | undefined;
};

export type Certificate = {
  readonly subject: string;
  readonly issuer: string;
  readonly validTo: string;
  readonly names: string;
};

/**
 * Watches a request for what its client does not tell: whether it was connected at all, when it was handed to the
 * system, and whether its answer was cut off, which otherwise would be waited for until the limit.
 */
export function watchRequest(request: ClientRequest, progress: Progress, sent: (() => void) | undefined): void {
  request.on("socket", (socket) => {
    const { connecting, secureConnecting } = socket as TLSSocket & { readonly secureConnecting?: boolean };
    const connected = () => {
      progress.wasConnected = true;
    };
    if (!connecting && secureConnecting !== true) return connected();
    const isSecure = "encrypted" in socket;
    socket.once(isSecure ? "secureConnect" : "connect", connected);
    if (isSecure) socket.once("close", () => noteCertificate(socket as TLSSocket, progress));
  });
  request.on("finish", () => sent?.());
  request.on("response", (response: IncomingMessage) => {
    response.on("error", (error) => request.emit("error", error));
    response.on("aborted", () => request.emit("error", new Error("the answer was cut off")));
  });
}

function noteCertificate(socket: TLSSocket, progress: Progress): void {
  const certificate = socket.getPeerCertificate();
  progress.certificate ??= certificateOf(certificate);
}

function certificateOf(certificate: unknown): Certificate | undefined {
  const { subject, issuer, valid_to, subjectaltname } = (certificate ?? {}) as {
    readonly subject?: { readonly CN?: string };
    readonly issuer?: { readonly CN?: string };
    readonly valid_to?: string;
    readonly subjectaltname?: string;
  };
  if (subject === undefined) return undefined;
  return {
    subject: subject.CN ?? "without a name",
    issuer: issuer?.CN ?? "without a name",
    validTo: valid_to ?? "",
    names: subjectaltname ?? "",
  };
}
