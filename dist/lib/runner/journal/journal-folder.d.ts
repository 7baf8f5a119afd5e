/**
 * Where journals are kept: the folder asked for; else with the files of the CI job
 * (`RUNNER_TEMP/jipper`); else where a user's programs keep their state, which outlives a reboot
 * (`XDG_STATE_HOME` or `~/.local/state`); else, where that cannot be written, with temporary files.
 */
export declare function journalFolder(asked: string | undefined, env?: NodeJS.ProcessEnv): string;
/** As `mkdir -p`, for this user alone. Node's own never returns where the system makes no folders, as in /proc. Throws a JournalError where somebody else could have a hand in it. */
export declare function makeFolders(path: string): void;
