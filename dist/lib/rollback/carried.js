export const nothingCarried = { env: {}, path: [] };
export const noDelta = nothingCarried;
/** What is set once the delta is added: its variables win, its folders come first. */
export function carry(before, delta) {
    if (delta === noDelta)
        return before;
    return { env: { ...before.env, ...delta.env }, path: [...delta.path, ...before.path] };
}
