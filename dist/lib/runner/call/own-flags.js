/** Flags that make this process what another must not be: a test runner, one with a debugger, one with a program of its own. */
const own = /^(--test|--watch|--inspect|--debug-port|--eval|--print|--input-type|--check|--interactive|-[epci]+$)/;
const withValue = /^(-[epci]*e|-p|-pe|--eval|--print|--debug-port|--inspect-port|--watch-path|--input-type|--test-[a-z-]+)$/;
/**
 * The flags of Node that another process is to have as well, as a loader of TypeScript, so that modules load there that
 * load here. They are as they were written, so of use only in the folder in which this process began.
 */
export function ownFlags(flags = process.execArgv) {
    const kept = [];
    for (let at = 0; at < flags.length; at++) {
        const flag = flags[at] ?? "";
        if (!own.test(flag))
            kept.push(flag);
        else if (withValue.test(flag) && !(flags[at + 1] ?? "-").startsWith("-"))
            at++;
    }
    return kept;
}
