/**
 * What only the action itself is given, not a `run:` step, and what only this run is; a step could do harm with it, or
 * mistake it for its own.
 */
const withheld = /^(INPUT_|JIPPER_PARAM_|STATE_|ACTIONS_RUNTIME_|ACTIONS_RESULTS_URL$|ACTIONS_CACHE_|GITHUB_STATE$|JIPPER_PROCESS_MARK$)/;
/**
 * The environment of this process as a `run:` step would have it, with the variables in `replaced` as
 * they once were.
 */
export function inheritedEnvironment(replaced) {
    const env = { ...process.env, ...Object.fromEntries(replaced) };
    return Object.fromEntries(Object.entries(env).filter((entry) => entry[1] != null && !withheld.test(entry[0])));
}
