/**
 * A copy of arguments as they are now, so that what a function changes in its own is not seen by its revert. Lists,
 * plain objects, maps, sets and dates are copied, whatever they hold; instances of classes and functions stay the very same.
 */
export function keptArgs(args) {
    try {
        return copyOf(args, new Map());
    }
    catch {
        return args; // a getter that throws, or nesting without end: there is no copy of it
    }
}
function copyOf(value, copies) {
    if (typeof value !== "object" || value === null)
        return value;
    const known = copies.get(value);
    if (known !== undefined)
        return known;
    const keep = (copy) => {
        copies.set(value, copy);
        return copy;
    };
    const prototype = Object.getPrototypeOf(value);
    switch (prototype) {
        case Array.prototype: {
            const copy = keep([]);
            for (const one of value)
                copy.push(copyOf(one, copies));
            return copy;
        }
        case Map.prototype: {
            const copy = keep(new Map());
            for (const [key, one] of value)
                copy.set(copyOf(key, copies), copyOf(one, copies));
            return copy;
        }
        case Set.prototype: {
            const copy = keep(new Set());
            for (const one of value)
                copy.add(copyOf(one, copies));
            return copy;
        }
        case Date.prototype:
            return keep(new Date(value));
        case Object.prototype:
        case null: {
            const copy = keep(Object.create(prototype));
            for (const key of Reflect.ownKeys(value)) {
                const property = Object.getOwnPropertyDescriptor(value, key);
                if (property === undefined)
                    continue;
                const own = "value" in property ? { value: copyOf(property.value, copies), writable: true } : property;
                Object.defineProperty(copy, key, { ...own, enumerable: property.enumerable === true, configurable: true });
            }
            return copy;
        }
        default:
            return value;
    }
}
