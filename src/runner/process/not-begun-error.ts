/** Thrown where work could not even begin, so that there is nothing of it to be undone. */
export class NotBegunError extends Error {
  override readonly name = "NotBegunError";
}
