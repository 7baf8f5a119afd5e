import type { Include } from "../plan/reading/including.ts";
export type IncludeFrom = {
    /** The step list that was asked for, as the user named it; absent for inline text. */
    readonly file?: string;
    /** Absolute folder that inline text starts from. */
    readonly directory: string;
    /** Folder that a workflow has checked out into; of the environment, if any. */
    readonly workspace?: string | undefined;
};
/**
 * Finds included files on disk: relative to the file that names them, none of them outside of the repository, wherever
 * symbolic links lead. The repository is the nearest folder above the step list that holds `.git`, else the workspace
 * that it is in, else its own folder and `directory`.
 */
export declare function includeFrom(from: IncludeFrom): Include;
