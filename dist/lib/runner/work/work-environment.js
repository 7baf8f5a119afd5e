import { delimiter } from "node:path";
import { addedEnvironment } from "../../rollback/environment.js";
import { inheritedEnvironment } from "./inherited-environment.js";
/** What a process that does work is given. Says in the output of the work what cannot be handed to any process. */
export function workEnvironment(circumstances) {
    const added = addedEnvironment(circumstances.standings, circumstances.deed);
    const search = (path = "") => [...added.path, path].filter((part) => part !== "").join(delimiter);
    const given = { ...added.fallback, ...inheritedEnvironment(added.replaced), ...added.env };
    const withPath = added.path.length > 0 ? { ...given, PATH: search(given["PATH"]) } : given;
    return { env: fitting(withPath, circumstances), programs: search(process.env["PATH"]) };
}
/** The longest `NAME=VALUE` that Linux hands to a process (MAX_ARG_STRLEN, with its final NUL). */
const longestVariable = 131_072;
/** Leaves out what no process can be given, and says so. */
function fitting(env, { output }) {
    const fits = ([name, value]) => {
        if (name === "" || name.includes("=") || name.includes("\0") || value.includes("\0"))
            return false; // nor can a shell have set it
        if (name.length + value.length < longestVariable / 3)
            return true;
        if (Buffer.byteLength(name) + Buffer.byteLength(value) + 2 <= longestVariable)
            return true;
        void output(Buffer.from(`jipper: ${name} is longer than an environment variable can be, and is left out\n`));
        return false;
    };
    return Object.fromEntries(Object.entries(env).filter(fits));
}
