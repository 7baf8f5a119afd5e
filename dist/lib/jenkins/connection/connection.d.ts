/** How to reach a Jenkins. */
export type ConnectionOptions = {
    /** Address of its root, with its context path if it has one: `https://ci.example/jenkins`. */
    readonly url: string;
    /** Without a user requests are anonymous. */
    readonly user?: string;
    /** API token, or password. */
    readonly token?: string;
    /** Certificate authorities (PEM) that are trusted beside the system's. */
    readonly ca?: string;
    /** Certificate and key (PEM) to show to the server. */
    readonly clientCert?: string;
    readonly clientKey?: string;
    /** Milliseconds that one request may take; 30 s unless told. */
    readonly requestTimeoutMs?: number;
};
/** One HTTP request; nothing in it is a secret of the connection. */
export type Request = {
    readonly method: "GET" | "POST";
    /** Below the root, percent-encoded, beginning with a slash: `/job/a/api/json`. */
    readonly path: string;
    readonly query?: {
        readonly [name: string]: string;
    };
    /** Sent as `application/x-www-form-urlencoded`, UTF-8, as it is; half a surrogate pair becomes U+FFFD. */
    readonly form?: {
        readonly [name: string]: string;
    };
    readonly timeoutMs?: number;
    readonly signal?: AbortSignal;
    /** Called when the request has been handed to the system; an answer may come at any moment. */
    readonly sent?: () => void;
};
/** What came back: any status, whole. */
export type Answer = {
    readonly status: number;
    /** By name in lower case. */
    readonly headers: {
        readonly [name: string]: string | undefined;
    };
    /** Decompressed, as UTF-8. */
    readonly text: string;
    /** Length of `text` in bytes as the server sent it, before compression. */
    readonly bytes: number;
};
/**
 * A connection to one Jenkins: knows who we are, keeps the session, sends crumbs where they are asked for,
 * and counts.
 */
export type Connection = {
    /** The address of the root as it was given, without a slash at its end. */
    readonly url: string;
    /** Who we are, for words such as "not visible to user ci"; undefined for anonymous. */
    readonly user: string | undefined;
    /** HTTP requests made so far. */
    readonly requests: number;
    /**
     * Sends a request and resolves with its answer, whatever its status: redirects within the same origin are
     * followed for GET, a crumb is fetched and the POST repeated where the server refused it for want of one.
     * Rejects with a JenkinsError where no whole answer came, and with the reason of its signal where that ended it.
     */
    readonly send: (request: Request) => Promise<Answer>;
    /** Fetches what a first POST needs, where that is known before; to be called beside other reads. */
    readonly prepare?: () => Promise<void>;
    /** Ends idle sockets. */
    readonly close: () => void;
};
