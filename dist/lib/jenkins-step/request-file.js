import fs from "node:fs";
import { dirname } from "node:path";
/** Keeps it; on the disk when it returns. Holds neither token nor parameters. */
export function writeRequest(file, left) {
    fs.mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const next = `${file}.next`;
    const descriptor = fs.openSync(next, "w", 0o600);
    try {
        fs.writeFileSync(descriptor, `${JSON.stringify(left)}\n`);
        fs.fsyncSync(descriptor);
    }
    finally {
        fs.closeSync(descriptor);
    }
    fs.renameSync(next, file);
}
/** Undefined where nothing was triggered. */
export function readRequest(file) {
    try {
        return JSON.parse(fs.readFileSync(file, "utf8"));
    }
    catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT")
            return undefined;
        throw error;
    }
}
