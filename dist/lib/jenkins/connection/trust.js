import crypto from "node:crypto";
import fs from "node:fs";
import tls from "node:tls";
import { SelectionInputError } from "../jenkins-error.js";
/**
 * What a secure connection needs of the options. Throws a SelectionInputError where one is not PEM: OpenSSL skips such
 * an authority in silence, and says the rest only once connecting.
 */
export function trustOf({ ca, clientCert, clientKey }) {
    if ((clientCert === undefined) !== (clientKey === undefined))
        throw new SelectionInputError("a certificate to show to Jenkins goes with its key; give both or neither");
    if (ca !== undefined)
        check("the certificate authority 'ca'", () => new crypto.X509Certificate(ca));
    if (clientCert === undefined || clientKey === undefined)
        return ca === undefined ? {} : { ca: trusted(ca) };
    const own = { cert: clientCert, key: clientKey };
    check("the certificate to show to Jenkins, or its key,", () => tls.createSecureContext(own));
    return ca === undefined ? own : { ...own, ca: trusted(ca) };
}
function check(name, read) {
    try {
        read();
    }
    catch (cause) {
        const why = cause.code ?? "no reason is known";
        throw new SelectionInputError(`${name} cannot be used (${why}); give it as PEM text, -----BEGIN and all`);
    }
}
/** All that is trusted when a certificate authority is given: it comes beside those that Node trusts, not in their place. */
function trusted(ca) {
    const extraFile = process.env["NODE_EXTRA_CA_CERTS"];
    return [...tls.rootCertificates, ...(extraFile === undefined ? [] : read(extraFile)), ca];
}
function read(file) {
    try {
        return [fs.readFileSync(file, "utf8")];
    }
    catch {
        return []; // Node has warned of it at its start.
    }
}
