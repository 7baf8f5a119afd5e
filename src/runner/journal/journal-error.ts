/** The journal cannot be written or read. `cause` is the error of the file system, where there was one. */
export class JournalError extends Error {
  override readonly name = "JournalError";
}

/** What could not be done, and the words of the system; a JournalError stays what it is. */
export function journalError(what: string, error: unknown): JournalError {
  if (error instanceof JournalError) return error;
  const why = error instanceof Error ? error.message : String(error);
  return new JournalError(`${what}: ${why}`, { cause: error });
}

/** Such as `ENOENT`; undefined where it is no error of the system. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}
