import fs from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { Include } from "../plan/reading/including.ts";
import { reasonOf } from "./read-failure.ts";

/** More than any step list; a file that is larger was named by mistake. */
const mostBytes = 10_000_000;

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
export function includeFrom(from: IncludeFrom): Include {
  const { file, directory } = from;
  const rootFile = file === undefined ? undefined : (realPath(file) ?? resolve(file));
  const start = rootFile === undefined ? directory : dirname(rootFile);
  const allowed = repositoryOf(from, start);
  /** By the file's real path, as each file has one label. */
  const labels = new Map<string, string>(rootFile === undefined || file === undefined ? [] : [[rootFile, file]]);

  return (specifier, fromFile) => {
    const including = fromFile === undefined ? undefined : fromFile === file ? (rootFile ?? fromFile) : fromFile;
    const named = join(including === undefined ? directory : dirname(including), specifier);
    const real = realPath(named);
    // What stands outside is not even said to exist.
    if (!isWithin(allowed, real ?? named))
      return `it is outside of ${file === undefined ? "the folder" : "the repository"} that the step list is in`;
    const read = readText(real ?? named);
    if (real === undefined || typeof read === "string")
      return typeof read === "string" ? read : "there is no such file";
    const label = labels.get(real) ?? labelOf(labels, { including, directory, specifier, real });
    labels.set(real, label);
    return { label, file: real === rootFile && file !== undefined ? file : real, text: read };
  };
}

/** The folders of which files may be included. */
function repositoryOf({ directory, workspace }: IncludeFrom, start: string): readonly string[] {
  const from = realPath(start) ?? start;
  for (let folder = from; ; folder = dirname(folder)) {
    if (fs.existsSync(join(folder, ".git"))) return [folder];
    if (dirname(folder) === folder) break;
  }
  const checkedOut = workspace === undefined || workspace === "" ? undefined : realPath(workspace);
  if (checkedOut !== undefined && isWithin([checkedOut], from)) return [checkedOut];
  return [from, realPath(directory) ?? directory];
}

function isWithin(folders: readonly string[], path: string): boolean {
  return folders.some((folder) => path.startsWith(folder.endsWith(sep) ? folder : folder + sep));
}

/** Content of a file, or why there is none. */
function readText(path: string): Buffer | string {
  try {
    const found = fs.statSync(path);
    if (found.isDirectory())
      return "this is a folder; name the file of a step list in it (actions run in a step of the workflow, not here)";
    if (!found.isFile()) return "this is no ordinary file";
    if (found.size > mostBytes) return `it is larger than ${mostBytes / 1_000_000} MB; is it a step list?`;
    return fs.readFileSync(path);
  } catch (error) {
    return reasonOf(error);
  }
}

type Named = {
  readonly including: string | undefined;
  readonly directory: string;
  readonly specifier: string;
  readonly real: string;
};

/** As the user would name it, starting from how the including file is named. */
function labelOf(labels: ReadonlyMap<string, string>, { including, directory, specifier, real }: Named): string {
  const folder =
    including === undefined ? relative(process.cwd(), directory) : dirname(labels.get(including) ?? including);
  const label = join(folder, specifier);
  return [...labels.values()].includes(label) ? real : label;
}

function realPath(path: string): string | undefined {
  try {
    return fs.realpathSync(path);
  } catch {
    return undefined;
  }
}
