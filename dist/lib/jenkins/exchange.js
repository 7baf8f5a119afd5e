/**
 * Watches a request for what its client does not tell: whether it was connected at all, when it was handed to the
 * system, and whether its answer was cut off, which otherwise would be waited for until the limit.
 */
export function watchRequest(request, progress, sent) {
    request.on("socket", (socket) => {
        const { connecting, secureConnecting } = socket;
        const connected = () => {
            progress.wasConnected = true;
        };
        if (!connecting && secureConnecting !== true)
            return connected();
        const isSecure = "encrypted" in socket;
        socket.once(isSecure ? "secureConnect" : "connect", connected);
        if (isSecure)
            socket.once("close", () => noteCertificate(socket, progress));
    });
    request.on("finish", () => sent?.());
    request.on("response", (response) => {
        response.on("error", (error) => request.emit("error", error));
        response.on("aborted", () => request.emit("error", new Error("the answer was cut off")));
    });
}
function noteCertificate(socket, progress) {
    const certificate = socket.getPeerCertificate();
    progress.certificate ??= certificateOf(certificate);
}
function certificateOf(certificate) {
    const { subject, issuer, valid_to, subjectaltname } = (certificate ?? {});
    if (subject === undefined)
        return undefined;
    return {
        subject: subject.CN ?? "without a name",
        issuer: issuer?.CN ?? "without a name",
        validTo: valid_to ?? "",
        names: subjectaltname ?? "",
    };
}
