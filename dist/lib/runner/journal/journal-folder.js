import fs from "node:fs";
import { homedir, tmpdir, userInfo } from "node:os";
import { dirname, join, resolve } from "node:path";
import { codeOf, JournalError } from "./journal-error.js";
/**
 * Where journals are kept: the folder asked for; else with the files of the CI job
 * (`RUNNER_TEMP/jipper`); else where a user's programs keep their state, which outlives a reboot
 * (`XDG_STATE_HOME` or `~/.local/state`); else, where that cannot be written, with temporary files.
 */
export function journalFolder(asked, env = process.env) {
    if (asked !== undefined && asked !== "")
        return resolve(asked);
    if (env["RUNNER_TEMP"])
        return ours(join(resolve(env["RUNNER_TEMP"]), "jipper"));
    const state = join(env["XDG_STATE_HOME"] || join(homedir(), ".local", "state"), "jipper");
    return canBeMade(state) ? state : ownTemporaryFolder();
}
/** As `mkdir -p`, for this user alone. Node's own never returns where the system makes no folders, as in /proc. Throws a JournalError where somebody else could have a hand in it. */
export function makeFolders(path) {
    make(ours(path));
    ours(path); // what was put there meanwhile
}
function make(path) {
    try {
        fs.mkdirSync(path, { mode: 0o700 });
    }
    catch (error) {
        const code = codeOf(error);
        if (code === "EEXIST" && fs.statSync(path, { throwIfNoEntry: false })?.isDirectory())
            return;
        if (code !== "ENOENT" || dirname(path) === path)
            throw error;
        make(dirname(path));
        fs.mkdirSync(path, { mode: 0o700 });
    }
}
function canBeMade(folder) {
    try {
        makeFolders(folder);
        fs.accessSync(folder, fs.constants.W_OK | fs.constants.X_OK);
        return true;
    }
    catch {
        return false;
    }
}
function ownTemporaryFolder() {
    const folder = join(tmpdir(), `jipper-${process.getuid?.() ?? userInfo().username}`);
    makeFolders(folder);
    return folder;
}
/**
 * The path itself. In a folder that everyone can write to, somebody else could have put a folder, or a link
 * to one, where we would make ours: throws a JournalError where that is so, for any part of the path.
 */
function ours(path) {
    const uid = process.getuid?.();
    if (uid === undefined)
        return path; // Windows has no such folders
    for (let part = path; dirname(part) !== part; part = dirname(part)) {
        const stat = fs.lstatSync(part, { throwIfNoEntry: false });
        if (stat === undefined || stat.uid === uid || stat.uid === 0)
            continue;
        const above = fs.statSync(dirname(part));
        if ((above.mode & 0o002) === 0 || above.uid === stat.uid)
            continue;
        throw new JournalError(`${part} belongs to somebody else, in a folder that everyone can write to; name another folder for the journal with --journal`);
    }
    return path;
}
