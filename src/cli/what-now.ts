/** What to do where Jipper itself broke off in the midst of a verb. */
export function whatNow(verb: string | undefined): string {
  switch (verb) {
    case "rank":
      return "Nothing was triggered.";
    case "select-and-trigger":
      return "What was triggered may still wait or run; look at Jenkins.";
    default:
      return "If a run has begun, 'jipper rollback' undoes it.";
  }
}
