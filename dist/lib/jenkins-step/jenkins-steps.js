import { jenkinsWork } from "./jenkins-work.js";
import { withdrawLeft } from "./withdraw-left.js";
/** The performer of Jenkins jobs, and what looks after the ones that a dead process has left. */
export function jenkinsSteps(told = {}) {
    let folder;
    return {
        performers: {
            jenkins: jenkinsWork(() => {
                if (folder === undefined)
                    throw new Error("Internal error: no journal was opened");
                return folder;
            }, told),
        },
        opened: (journal) => {
            folder = journal.folder;
        },
        recovered: (deed, journal) => withdrawLeft(deed, journal, told),
    };
}
