/**
 * A copy of arguments as they are now, so that what a function changes in its own is not seen by its revert. Lists,
 * plain objects, maps, sets and dates are copied, whatever they hold; instances of classes and functions stay the very same.
 */
export declare function keptArgs<T>(args: T): T;
