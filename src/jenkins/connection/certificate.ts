import tls from "node:tls";

/** What people know a certificate by. */
export type Certificate = {
  readonly subject: string;
  readonly issuer: string;
  readonly validTo: string;
  /** As in `DNS:ci.example, IP Address:10.0.0.1`. */
  readonly names: string;
};

const limitMs = 5000;

/**
 * The certificate that a server shows, trusted or not: for words about why it is refused, since Node forgets it by
 * then. Nothing is sent to that server. Undefined where it cannot be had.
 */
export async function certificateOf(url: string): Promise<Certificate | undefined> {
  const { hostname, port } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, "");
  return new Promise((resolve) => {
    const socket = tls.connect({
      host,
      port: Number(port || 443),
      rejectUnauthorized: false,
      // An address is no name to ask for.
      ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host }),
    });
    const end = (certificate?: Certificate) => {
      socket.destroy();
      resolve(certificate);
    };
    socket.setTimeout(limitMs, () => end());
    socket.once("error", () => end());
    socket.once("secureConnect", () => {
      const { subject, issuer, valid_to: validTo, subjectaltname: names = "" } = socket.getPeerCertificate();
      end({ subject: first(subject?.CN), issuer: first(issuer?.CN), validTo, names });
    });
  });
}

function first(name: string | string[] | undefined): string {
  return (Array.isArray(name) ? name[0] : name) ?? "without a name";
}
