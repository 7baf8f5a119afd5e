import { execFile, execFileSync } from "node:child_process";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { promisify } from "node:util";
import { requiredPart } from "../required-part.ts";

const run = promisify(execFile);

/**
 * Whether Hudson can be started here; if not, the test is skipped, or fails where every part is required. Fetches the
 * web archive where it is missing, so ask before entering a network namespace.
 */
export function canStartHudson(t: TestContext): boolean {
  for (const name of ["java", "javac", "jar"]) if (requiredPart(t, name) === undefined) return false;
  return requiredPart(t, "web archive of Hudson (mvn fetches it)", findWar) !== undefined;
}

/** The path of the web archive, fetched where it is missing. */
export function findWar(): string | undefined {
  try {
    const script = join(import.meta.dirname, "fetch-war");
    return execFileSync(script, { encoding: "utf8", timeout: 120_000, stdio: ["ignore", "pipe", "inherit"] }).trim();
  } catch {
    return undefined; // it has said why
  }
}

/** A copy of the archive that insists on crumbs: as shipped, the filter is there, but commented out. */
export async function enforceCrumbs(war: string, folder: string): Promise<string> {
  const copy = join(folder, "crumbs.war");
  const settings = join("WEB-INF", "web.xml");
  await mkdir(folder, { recursive: true });
  await copyFile(war, copy);
  await run("jar", ["xf", copy, settings], { cwd: folder });
  const shipped = await readFile(join(folder, settings), "utf8");
  const enforced = shipped.replace(
    /<!-- (filter(?:-mapping)?>\s*<filter-name>csrf-filter[\s\S]*?<\/filter(?:-mapping)?) -->/g,
    "<$1>",
  );
  if (enforced === shipped) throw new Error(`no csrf-filter in a comment of ${settings}`);
  await writeFile(join(folder, settings), enforced);
  await run("jar", ["uf", copy, settings], { cwd: folder });
  return copy;
}
