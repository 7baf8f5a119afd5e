/** Something Jenkins exports: JSON is written from it as a `tree` or a `depth` asks. */
export type Bean = {
  /** Written as `_class`; left out where Jenkins declares the very class it holds. */
  readonly className?: string;
  readonly fields: { readonly [name: string]: Field };
};

/** The greater the visibility, the deeper it is still shown without a `tree`. What is inline counts as no deeper than what it is in. */
export type Field = readonly [visibility: number, read: () => Value, isInline?: boolean];

/** `raw` is shown whole, whatever was asked for below it. */
export type Value = string | number | boolean | null | Bean | { readonly raw: unknown } | readonly Value[];

/** Decides which fields are written. */
export type Pruner = (name: string, visibility: number, isInline: boolean) => Pruned | undefined;

type Pruned = { readonly inside: Pruner; readonly from?: number; readonly to?: number };

export function bean(className: string | undefined, fields: Bean["fields"]): Bean {
  return className === undefined ? { fields } : { className, fields };
}

export function byDepth(depth: number, level = 1 - depth): Pruner {
  return (_, visibility, isInline) =>
    visibility < level ? undefined : { inside: byDepth(depth, isInline ? level : level + 1) };
}

export function write({ className, fields }: Bean, prune: Pruner): object {
  const written: { [name: string]: unknown } = className === undefined ? {} : { _class: className };
  for (const [name, [visibility, read, isInline = false]] of Object.entries(fields)) {
    const pruned = prune(name, visibility, isInline);
    if (pruned !== undefined) written[name] = writeValue(read(), pruned);
  }
  return written;
}

function writeValue(value: Value, pruned: Pruned): unknown {
  if (Array.isArray(value)) {
    const { from = 0, to = value.length } = pruned;
    return value.slice(from, to).map((element: Value) => writeValue(element, { inside: pruned.inside }));
  }
  if (typeof value !== "object" || value === null) return value;
  return "raw" in value ? value.raw : write(value as Bean, pruned.inside);
}
