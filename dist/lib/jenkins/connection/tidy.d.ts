/**
 * Takes out of what came as JSON whatever is not of the kind that Jenkins says there, in place: a plugin, or a proxy,
 * may say other things, and those who read it need not ask again at each step.
 */
export declare function tidy(value: object): void;
