/** The file for the answer to the request in this file; it appears there as a whole. */
export function answerFile(request) {
    return `${request}.answer`;
}
/** The most that a function may hand on through one file or as its result, in bytes. */
export const largestHandedOn = 32 * 1024 * 1024;
