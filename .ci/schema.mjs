// Writes schema/jipper.schema.json, which editors check step lists with, from the tables that Jipper itself reads them
// with. A test compares the two.
//
//   node --import tsx .ci/schema.mjs
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stepListSchema } from "../src/plan/keys/json-schema.ts";

process.chdir(join(import.meta.dirname, ".."));
const file = join("schema", "jipper.schema.json");
mkdirSync("schema", { recursive: true });
writeFileSync(file, JSON.stringify(stepListSchema(), null, 2));
execFileSync("node_modules/.bin/biome", ["format", "--write", "--config-path=.ci/lint.json", file]);
