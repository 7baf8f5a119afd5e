import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { tempFolder } from "./temp-folder.ts";

const source = pathToFileURL(join(import.meta.dirname, "../../src/index.ts")).href;

/** The command line, run from its source. */
export const cli = join(import.meta.dirname, "../../src/cli/start.ts");

/** A folder of a user with `jipper` among its packages, in which programs can be run. They may write to a file `log`. */
export function userFolder(files: { readonly [name: string]: string }) {
  const folder = tempFolder();
  const write = (name: string, text: string) => {
    fs.mkdirSync(join(folder.path, name, ".."), { recursive: true });
    fs.writeFileSync(join(folder.path, name), text);
  };
  write("package.json", '{ "type": "module" }');
  write("node_modules/jipper/package.json", '{ "name": "jipper", "type": "module", "exports": "./index.js" }');
  write("node_modules/jipper/index.js", `export * from ${JSON.stringify(source)};`);
  for (const [name, text] of Object.entries(files)) write(name, text);
  const run = (...program: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["--import", import.meta.resolve("tsx"), ...program],
      {
        cwd: folder.path,
        env: { PATH: process.env["PATH"], RUNNER_TEMP: folder.path, HOME: folder.path },
        encoding: "utf8",
        timeout: 60_000,
      },
    );
    const log = join(folder.path, "log");
    return { status, stdout, stderr, log: fs.existsSync(log) ? fs.readFileSync(log, "utf8").trim().split("\n") : [] };
  };
  return Object.assign(folder, { run });
}
