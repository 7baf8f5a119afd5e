import { execFile } from "node:child_process";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { inheritedEnvironment } from "../work/inherited-environment.js";
import { fileModule } from "./load-library.js";
/** Node resolves from another place than the asking module's own only behind a flag, which this process may not have. */
const program = `
const [specifier, from] = process.argv.slice(1);
try {
  process.stdout.write(JSON.stringify({ module: import.meta.resolve(specifier, from) }));
} catch (error) {
  process.stdout.write(JSON.stringify({ problem: error.message }));
}`;
const flags = ["--experimental-import-meta-resolve", "--no-warnings", "--input-type=module", "--eval", program];
/**
 * The URL of a module, as an `import` in the folder `from` finds it: a file, a package, or one of Node's own. Rejects
 * with an Error that says why there is none.
 */
export async function resolveModule(specifier, from) {
    const file = fileModule(specifier, from);
    if (file !== undefined)
        return file;
    const { stdout } = await promisify(execFile)(process.execPath, [...flags, specifier, `${pathToFileURL(from)}/`], {
        cwd: from,
        env: inheritedEnvironment(new Map()),
        timeout: 10_000,
    });
    const told = JSON.parse(stdout);
    if (told.module === undefined)
        throw new Error(told.problem);
    return told.module;
}
