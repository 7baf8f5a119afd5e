import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { isAbsolute, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { signal } from "../process/process-table.js";
import { inheritedEnvironment } from "../work/inherited-environment.js";
import { hostFile } from "./call-host-file.js";
/** How long a module may take to load. */
const loadMs = 10_000;
/** The most that the names of a module may take, in bytes. */
const longestNames = 16 * 1024 * 1024;
const known = new Map();
/**
 * Finds out what a library exports; in words why not, if it does not load. It is imported in a process
 * of its own, so that whatever it does when it loads is done to nobody; once for all steps that name it.
 * A relative specifier, or the name of a package, is sought from the folder `from`.
 */
export function loadLibrary(specifier, from) {
    const module = fileModule(specifier, from);
    const key = module ?? `${specifier}\n${from}`;
    let loaded = known.get(key);
    if (loaded === undefined) {
        loaded = load(module ?? specifier, from);
        known.set(key, loaded);
    }
    return loaded;
}
/** The URL of a file; undefined for the name of a package. */
export function fileModule(specifier, from) {
    if (/^[a-z][a-z0-9+.-]+:/i.test(specifier))
        return specifier;
    const path = isAbsolute(specifier) ? specifier : join(from, specifier);
    const isFile = /^\.{0,2}[/\\]/.test(specifier) || isAbsolute(specifier) || fs.existsSync(path);
    return isFile ? pathToFileURL(path).href : undefined;
}
function load(specifier, from) {
    if (specifier.startsWith("file:")) {
        const path = fileURLToPath(specifier);
        const stat = fs.statSync(path, { throwIfNoEntry: false });
        if (stat === undefined)
            return `there is no file ${path}`;
        if (stat.isDirectory())
            return `${path} is a folder; name a file in it, such as ${join(specifier, "index.mjs")}`;
    }
    const { told, error, status, signalName } = askHost(specifier, from, "ignore");
    if (error === "ETIMEDOUT")
        return `it has not finished loading after ${loadMs / 1000} seconds`;
    if (told === undefined)
        return signalName === null
            ? `it ends its process while it loads (exit code ${status})`
            : `its process is ended by ${signalName} while it loads`;
    if (!("problem" in told))
        return told;
    const place = told.place ?? (told.isSyntax ? syntaxPlace(askHost(specifier, from, "pipe").stderr) : undefined);
    return place === undefined ? told.problem : `${told.problem} (${shortened(place, from)})`;
}
function askHost(specifier, from, stderr) {
    const args = ["--experimental-import-meta-resolve", hostFile(), "--names", specifier, `${pathToFileURL(from)}/`];
    const result = spawnSync(process.execPath, args, {
        cwd: from,
        env: inheritedEnvironment(new Map()),
        stdio: ["ignore", "ignore", stderr, "pipe"],
        timeout: loadMs,
        killSignal: "SIGKILL",
        maxBuffer: longestNames,
        // A group of its own, so that what the module has started can be ended with it.
        detached: true,
    });
    if (result.pid > 0)
        signal(-result.pid, "SIGKILL");
    return {
        told: parse(String(result.output?.[3] ?? "")),
        error: result.error?.code,
        status: result.status,
        signalName: result.signal,
        stderr: String(result.stderr ?? ""),
    };
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** Above a SyntaxError that nothing catches, Node prints where it is. */
function syntaxPlace(stderr) {
    return stderr.match(/^(?:file:\/\/)?(\/.*:\d+)$/m)?.[1];
}
/** A place as one would write it in the folder. */
function shortened(place, from) {
    const inside = relative(from, place);
    return inside.startsWith("..") || isAbsolute(inside) ? place : inside;
}
