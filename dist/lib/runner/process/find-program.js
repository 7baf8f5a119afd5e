import { accessSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join, resolve } from "node:path";
const found = new Map();
/** The program that a shell with this search path would start; undefined if there is none. */
export function findProgram(name, env, cwd = ".") {
    if (name.includes("/")) {
        const path = isAbsolute(name) ? name : resolve(cwd, name);
        return isExecutable(path) ? path : undefined;
    }
    const key = `${name}\0${env["PATH"]}\0${cwd}`;
    if (found.has(key))
        return found.get(key);
    const path = (env["PATH"] ?? "/usr/local/bin:/usr/bin:/bin")
        .split(delimiter)
        .filter((folder) => folder !== "")
        .map((folder) => join(resolve(cwd, folder), name))
        .find(isExecutable);
    if (path !== undefined)
        found.set(key, path); // one that is missing now may be installed by a step
    return path;
}
function isExecutable(path) {
    try {
        accessSync(path, constants.X_OK);
        return statSync(path).isFile();
    }
    catch {
        return false;
    }
}
