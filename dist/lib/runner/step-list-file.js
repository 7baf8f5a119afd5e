import fs from "node:fs";
import { parsePlan } from "../plan/parse.js";
/** A step list that cannot be read at all. */
export class UnreadableFileError extends Error {
    name = "UnreadableFileError";
}
/**
 * Reads a step list. Throws a StepListError with every mistake in it, or an UnreadableFileError.
 * `directory` is where relative working directories of its steps start.
 */
export function readStepList(file, from) {
    return parsePlan(readBytes(file), { label: file, file, ...from });
}
function readBytes(file) {
    try {
        return fs.readFileSync(file);
    }
    catch (error) {
        const code = error instanceof Error && "code" in error ? error.code : undefined;
        const why = code === "ENOENT"
            ? "there is no such file"
            : code === "EISDIR"
                ? "this is a folder; name a file in it, such as jipper.yml"
                : error instanceof Error
                    ? error.message
                    : String(error);
        throw new UnreadableFileError(`${file}: ${why}`, { cause: error });
    }
}
