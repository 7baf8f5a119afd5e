import fs from "node:fs";
import { join } from "node:path";
import { globSync } from "tinyglobby";
import { fileWord } from "./file-word.ts";
import { UsageError } from "./usage-error.ts";

/**
 * The files that were named, each once, in the order of the words; a pattern that the shell has left as it is, such as
 * `'deploy/*.yml'`, stands for the files that it matches, by their names. Throws a UsageError where
 * it matches none, or is no name.
 */
export function filesGiven(words: readonly string[]): readonly string[] {
  return [...new Set(words.flatMap((word) => filesOf(fileWord(word))))];
}

/** A file may be called like a pattern. */
function filesOf(word: string): readonly string[] {
  if (!/[*?[{]/.test(word) || fs.existsSync(word)) return [word];
  // What it goes up to, or begins at, is what the names begin with as well.
  const [start = ""] = /^(?:\.{0,2}\/+)*/.exec(word) ?? [];
  const pattern = word.slice(start.length);
  const found = globSync(pattern, { cwd: start || ".", expandDirectories: false, ignore: ["**/node_modules/**"] });
  if (found.length === 0) throw new UsageError(`no file matches '${word}'`);
  return found.map((name) => (start.startsWith(".") || start === "" ? start + name : join(start, name))).sort();
}
