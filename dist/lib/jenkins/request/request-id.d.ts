/** The parameter that holds a request's id, where the Jenkins job declares it. */
export declare const requestIdParameter = "JIPPER_REQUEST_ID";
/**
 * An id that no other request has: who asks, for what step, in which attempt. Readable, since it shows among
 * the build's parameters.
 */
export declare function makeRequestId(environment: {
    readonly [name: string]: string | undefined;
}, step?: string): string;
