import fs from "node:fs";
import tls from "node:tls";
/** All that is trusted when a certificate authority is given: it comes beside those that Node trusts, not in their place. */
export function trusted(ca) {
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
