/** Thrown where work could not even begin, so that there is nothing of it to be undone. */
export declare class NotBegunError extends Error {
    readonly name = "NotBegunError";
}
