import fs from "node:fs";
import { homedir, tmpdir, userInfo } from "node:os";
import { dirname, join, resolve } from "node:path";
/**
 * Where journals are kept: the folder asked for; else with the files of the CI job
 * (`RUNNER_TEMP/jipper`); else where a user's programs keep their state, which outlives a reboot
 * (`XDG_STATE_HOME` or `~/.local/state`); else, where that cannot be written, with temporary files.
 */
export function journalFolder(asked, env = process.env) {
    if (asked !== undefined && asked !== "")
        return resolve(asked);
    if (env["RUNNER_TEMP"])
        return join(env["RUNNER_TEMP"], "jipper");
    const state = join(env["XDG_STATE_HOME"] || join(homedir(), ".local", "state"), "jipper");
    return canBeMade(state) ? state : ownTemporaryFolder();
}
/** As `mkdir -p`. Node's own never returns where the system makes no folders, as in /proc. */
export function makeFolders(path) {
    try {
        fs.mkdirSync(path, { mode: 0o700 });
    }
    catch (error) {
        const code = error instanceof Error && "code" in error ? error.code : undefined;
        if (code === "EEXIST" && fs.statSync(path).isDirectory())
            return;
        if (code !== "ENOENT" || dirname(path) === path)
            throw error;
        makeFolders(dirname(path));
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
/** In a folder that everyone can write to, somebody else could have put this one there first. */
function ownTemporaryFolder() {
    const { uid } = userInfo();
    const folder = join(tmpdir(), `jipper-${uid}`);
    makeFolders(folder);
    const stat = fs.lstatSync(folder);
    if (!stat.isDirectory() || (uid >= 0 && stat.uid !== uid))
        throw new Error(`${folder} belongs to somebody else; name a folder for the journal with --journal`);
    return folder;
}
