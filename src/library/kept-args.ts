/**
 * A copy of arguments as they are now, so that what a function changes in its own is not seen by its revert. Lists,
 * plain objects, maps, sets and dates are copied, whatever they hold; instances of classes and functions stay the very same.
 */
export function keptArgs<T>(args: T): T {
  try {
    return copyOf(args, new Map()) as T;
  } catch {
    return args; // a getter that throws, or nesting without end: there is no copy of it
  }
}

function copyOf(value: unknown, copies: Map<object, object>): unknown {
  if (typeof value !== "object" || value === null) return value;
  const known = copies.get(value);
  if (known !== undefined) return known;
  const keep = <T extends object>(copy: T): T => {
    copies.set(value, copy);
    return copy;
  };
  const prototype: unknown = Object.getPrototypeOf(value);
  switch (prototype) {
    case Array.prototype: {
      const copy = keep([] as unknown[]);
      for (const one of value as readonly unknown[]) copy.push(copyOf(one, copies));
      return copy;
    }
    case Map.prototype: {
      const copy = keep(new Map<unknown, unknown>());
      for (const [key, one] of value as ReadonlyMap<unknown, unknown>)
        copy.set(copyOf(key, copies), copyOf(one, copies));
      return copy;
    }
    case Set.prototype: {
      const copy = keep(new Set<unknown>());
      for (const one of value as ReadonlySet<unknown>) copy.add(copyOf(one, copies));
      return copy;
    }
    case Date.prototype:
      return keep(new Date(value as Date));
    case Object.prototype:
    case null: {
      const copy = keep(Object.create(prototype as object | null) as object);
      for (const key of Reflect.ownKeys(value)) {
        const property = Object.getOwnPropertyDescriptor(value, key);
        if (property === undefined) continue;
        const own = "value" in property ? { value: copyOf(property.value, copies), writable: true } : property;
        Object.defineProperty(copy, key, { ...own, enumerable: property.enumerable === true, configurable: true });
      }
      return copy;
    }
    default:
      return value;
  }
}
