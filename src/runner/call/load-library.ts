import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { isAbsolute, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { signal } from "../process/process-table.ts";
import { inheritedEnvironment } from "../work/inherited-environment.ts";
import { hostFile } from "./call-host-file.ts";
import type { ModuleNames } from "./call-request.ts";

/** What a module exports. */
export type LoadedLibrary = {
  /** Its URL. */
  readonly module: string;
  /** The names of its functions. */
  readonly names: readonly string[];
  /** Type of each export that is no function, by name. */
  readonly others: { readonly [name: string]: string };
};

/** How long a module may take to load. */
const loadMs = 10_000;

/** The most that the names of a module may take, in bytes. */
const longestNames = 16 * 1024 * 1024;

const known = new Map<string, LoadedLibrary | string>();

/**
 * Finds out what a library exports; in words why not, if it does not load. It is imported in a process
 * of its own, so that whatever it does when it loads is done to nobody; once for all steps that name it.
 * A relative specifier, or the name of a package, is sought from the folder `from`.
 */
export function loadLibrary(specifier: string, from: string): LoadedLibrary | string {
  const module = fileModule(specifier, from);
  const key = module ?? `${specifier}\n${from}`;
  let loaded = known.get(key);
  if (loaded === undefined) {
    loaded = load(module ?? specifier, from);
    known.set(key, loaded);
  }
  return loaded;
}

/** The URL of a file; undefined for the name of a package. */
export function fileModule(specifier: string, from: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]+:/i.test(specifier)) return specifier;
  const path = isAbsolute(specifier) ? specifier : join(from, specifier);
  const isFile = /^\.{0,2}[/\\]/.test(specifier) || isAbsolute(specifier) || fs.existsSync(path);
  return isFile ? pathToFileURL(path).href : undefined;
}

function load(specifier: string, from: string): LoadedLibrary | string {
  if (specifier.startsWith("file:")) {
    const path = fileURLToPath(specifier);
    const stat = fs.statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return `there is no file ${path}`;
    if (stat.isDirectory()) return `${path} is a folder; name a file in it, such as ${join(specifier, "index.mjs")}`;
  }
  const { told, error, status, signalName } = askHost(specifier, from, "ignore");
  if (error === "ETIMEDOUT") return `it has not finished loading after ${loadMs / 1000} seconds`;
  if (told === undefined)
    return signalName === null
      ? `it ends its process while it loads (exit code ${status})`
      : `its process is ended by ${signalName} while it loads`;
  if (!("problem" in told)) return told;
  const place = told.place ?? (told.isSyntax ? syntaxPlace(askHost(specifier, from, "pipe").stderr) : undefined);
  return place === undefined ? told.problem : `${told.problem} (${shortened(place, from)})`;
}

function askHost(specifier: string, from: string, stderr: "ignore" | "pipe") {
  const args = ["--experimental-import-meta-resolve", hostFile(), "--names", specifier, `${pathToFileURL(from)}/`];
  const result = spawnSync(process.execPath, args, {
    cwd: from,
    env: inheritedEnvironment(new Map()),
    stdio: ["ignore", "ignore", stderr, "pipe"],
    timeout: loadMs,
    killSignal: "SIGKILL",
    maxBuffer: longestNames,
    // A group of its own, so that what the module has started can be ended with it.
    detached: true,
  } as Parameters<typeof spawnSync>[2] & { detached: boolean });
  if (result.pid > 0) signal(-result.pid, "SIGKILL");
  return {
    told: parse(String(result.output?.[3] ?? "")),
    error: (result.error as NodeJS.ErrnoException | undefined)?.code,
    status: result.status,
    signalName: result.signal,
    stderr: String(result.stderr ?? ""),
  };
}

function parse(text: string): ModuleNames | undefined {
  try {
    return JSON.parse(text) as ModuleNames;
  } catch {
    return undefined;
  }
}

/** Above a SyntaxError that nothing catches, Node prints where it is. */
function syntaxPlace(stderr: string): string | undefined {
  return stderr.match(/^(?:file:\/\/)?(\/.*:\d+)$/m)?.[1];
}

/** A place as one would write it in the folder. */
function shortened(place: string, from: string): string {
  const inside = relative(from, place);
  return inside.startsWith("..") || isAbsolute(inside) ? place : inside;
}
