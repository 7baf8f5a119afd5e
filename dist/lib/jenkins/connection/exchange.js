/** What no answer of a Jenkins reaches, in bytes; a server without an end must not take all memory. */
export const largestAnswer = 256 * 1024 * 1024;
/** An answer that is not read to its end. */
export class TooLargeError extends Error {
    code = "EFBIG";
    constructor() {
        super(`the answer is larger than ${largestAnswer / 1024 / 1024} MB`);
    }
}
/**
 * Watches a request for what its client does not tell: whether it was connected at all, when it was handed to the
 * system, and whether its answer was cut off, which otherwise would be waited for until the limit.
 */
export function watchRequest(request, progress, sent) {
    request.on("socket", (socket) => {
        progress.isSecure = "encrypted" in socket;
        const { connecting, secureConnecting } = socket;
        const connected = () => {
            progress.wasConnected = true;
        };
        if (!connecting && secureConnecting !== true)
            return connected();
        socket.once(progress.isSecure ? "secureConnect" : "connect", connected);
    });
    request.on("finish", () => sent?.());
    request.on("response", (response) => {
        let bytes = 0;
        response.on("data", ({ length }) => {
            bytes += length;
            if (bytes > largestAnswer)
                request.destroy(new TooLargeError());
        });
        response.on("error", (error) => request.emit("error", error));
        response.on("aborted", () => request.emit("error", new Error("the answer was cut off")));
    });
}
