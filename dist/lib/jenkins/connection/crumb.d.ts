/** The header that goes with each POST of a session. */
export type Crumb = {
    readonly [header: string]: string;
};
/** Where a crumb is to be had. */
export declare const crumbPath = "/crumbIssuer/api/json";
/** Reads a crumb, whatever type the server says it is; undefined for a login page, or a proxy's. */
export declare function readCrumb(text: string): Crumb | undefined;
/** Whether a POST was refused for want of a crumb; then it has done nothing. */
export declare function wantsCrumb({ status, text }: {
    readonly status: number;
    readonly text: string;
}): boolean;
