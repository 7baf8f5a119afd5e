/** A request to Jenkins that came to nothing. Its message names verb, address and what came back. */
export class JenkinsError extends Error {
    name = "JenkinsError";
    kind;
    method;
    /** Without query, without credentials. */
    url;
    status;
    /** Jenkins itself has said it, and not one that is starting, or a proxy. */
    isFinal;
    /** Whether it may be gone a moment later: a server that starts refuses connections; a name is wrong for ever. */
    mayPass;
    constructor(kind, message, about) {
        super(message, about.cause === undefined ? undefined : { cause: about.cause });
        this.kind = kind;
        this.method = about.method;
        this.url = about.url;
        this.status = about.status;
        this.isFinal = about.isFinal ?? false;
        this.mayPass = about.mayPass ?? true;
    }
}
/** What the user gave cannot be used: nothing was sent. */
export class SelectionInputError extends Error {
    name = "SelectionInputError";
}
