/** Lists of objects, of which one that is no object says nothing. */
const lists = new Set(
  "items computer executors oneOffExecutors jobs builds actions parameters causes property parameterDefinitions".split(
    " ",
  ),
);
const texts = new Set(
  "url name fullName _class why displayName builtOn result type userId shortDescription".split(" "),
);
const numbers = new Set(
  "id number queueId inQueueSince timestamp estimatedDuration duration progress nextBuildNumber totalExecutors busyExecutors".split(
    " ",
  ),
);

/** What an entry of a list must say to be one. */
const keys: { readonly [list: string]: string } = { items: "id", jobs: "name", builds: "number", parameters: "name" };

/**
 * Takes out of what came as JSON whatever is not of the kind that Jenkins says there, in place: a plugin, or a proxy,
 * may say other things, and those who read it need not ask again at each step.
 */
export function tidy(value: object): void {
  const record = value as { [key: string]: unknown };
  for (const key in record) {
    const inner = record[key];
    if (inner === null || inner === undefined) {
      if (lists.has(key)) delete record[key];
    } else if (lists.has(key)) {
      if (Array.isArray(inner)) record[key] = inner.filter((entry) => isEntry(entry, keys[key]));
      else delete record[key];
      for (const entry of (record[key] ?? []) as object[]) tidy(entry);
    } else if (texts.has(key)) {
      if (typeof inner !== "string") delete record[key];
    } else if (numbers.has(key)) {
      if (typeof inner !== "number") delete record[key];
    } else if (key !== "value" && typeof inner === "object" && !Array.isArray(inner)) tidy(inner);
  }
}

function isEntry(entry: unknown, key: string | undefined): boolean {
  if (typeof entry !== "object" || entry === null || Array.isArray(entry)) return false;
  if (key === undefined) return true;
  const said = (entry as { [key: string]: unknown })[key];
  return typeof said === (numbers.has(key) ? "number" : "string");
}
