import type { Certificate } from "./connection/certificate.ts";
type Failure = {
    readonly error: unknown;
    readonly host: string;
    readonly proxy: string | undefined;
    readonly certificate: Certificate | undefined;
    readonly timeoutMs: number;
};
/** What went wrong on the way, in words for people. */
export declare function failureWords({ error, host, proxy, certificate, timeoutMs }: Failure): string;
/** Whether the same may go well a moment later: a server that starts refuses connections, a wrong name stays wrong. */
export declare function mayPass(error: unknown): boolean;
/** Whether the two could not agree on a secure connection. */
export declare function isTlsFailure(error: unknown): boolean;
export {};
