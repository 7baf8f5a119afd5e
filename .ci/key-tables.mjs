// Writes the tables of keys in docs/step-list.md from the tables that Jipper reads step lists with. A test compares the two.
//
//   node --import tsx .ci/key-tables.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withKeyTables } from "../test/docs/key-tables.ts";

const page = join(import.meta.dirname, "..", "docs", "step-list.md");
writeFileSync(page, withKeyTables(readFileSync(page, "utf8")));
