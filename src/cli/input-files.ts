import fs from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { allSteps, isGroup, type Plan } from "../plan/plan.ts";
import type { Given } from "./given.ts";
import { UsageError } from "./usage-error.ts";

const inputOptions = ["params", "auth", "ca", "client-cert", "client-key"];

/** The files that the options of a command line name to be read. */
export function optionFiles(given: Given): readonly string[] {
  return inputOptions.flatMap((option) => given.value(option)?.replace(/^@/, "") ?? []);
}

/** The files that a plan was read from, and those that hold the functions it calls. */
export function planFiles({ file, steps }: Plan): readonly string[] {
  const all = allSteps(steps);
  const works = all.flatMap(({ work, revert }) => [work, ...(revert === null ? [] : [revert.work])]);
  const modules = works.flatMap((work) => (!isGroup(work) && work.kind === "call" ? (work.module ?? []) : []));
  const paths = [...new Set(modules)].filter((url) => url.startsWith("file:")).map((url) => fileURLToPath(url));
  const lists = [...new Set([file, ...all.map((step) => step.file)])].flatMap((path) => path ?? []);
  return [...lists, ...paths.map((path) => relative(process.cwd(), path))];
}

/** Throws a UsageError where a report would take the place of a file that is read, under whatever name. */
export function refuseToOverwrite(option: string, path: string, inputs: readonly string[]): void {
  const own = identityOf(path);
  const input = own === undefined ? undefined : inputs.find((input) => identityOf(input) === own);
  if (input !== undefined)
    throw new UsageError(`--${option} ${path} would overwrite ${input}, which is read; name another file`);
}

function identityOf(path: string): string | undefined {
  const stat = fs.statSync(path, { throwIfNoEntry: false, bigint: true });
  return stat?.isFile() ? `${stat.dev} ${stat.ino}` : undefined;
}
