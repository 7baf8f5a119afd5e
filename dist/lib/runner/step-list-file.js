import fs from "node:fs";
import { dirname, resolve } from "node:path";
import { parsePlan } from "../plan/parse.js";
import { loadLibrary } from "./call/load-library.js";
import { includeFrom } from "./include.js";
import { reasonOf } from "./read-failure.js";
/** A step list that cannot be read at all. */
export class UnreadableFileError extends Error {
    name = "UnreadableFileError";
}
/** Reads a step list and the files that it includes. Throws a StepListError with every mistake in them, or an UnreadableFileError. */
export function readStepList(file, from) {
    return parsePlan(readBytes(file), { label: file, file, ...surroundings(from, file) });
}
/** The same for a step list that is given as text; files that it includes are found from `directory` on. */
export function readInlineStepList(text, label, from) {
    return parsePlan(text, { label, ...surroundings(from) });
}
/** The bytes of a step list. Throws an UnreadableFileError. */
export function readBytes(file) {
    try {
        return fs.readFileSync(file);
    }
    catch (error) {
        throw new UnreadableFileError(`${file}: ${reasonOf(error)}`, { cause: error });
    }
}
function surroundings(from, file) {
    const { directory } = from;
    const include = includeFrom({
        directory,
        workspace: process.env["GITHUB_WORKSPACE"],
        ...(file === undefined ? {} : { file }),
    });
    return {
        environment: process.env,
        ...from,
        include,
        library: (specifier, fromFile) => loadLibrary(specifier, fromFile === undefined ? directory : dirname(resolve(fromFile))),
    };
}
