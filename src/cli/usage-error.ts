/** The command line itself is wrong: nothing has run. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
