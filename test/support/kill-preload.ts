/*
 * Loaded into a program before its own code, by NODE_OPTIONS: it kills itself as the file that KILL_ORDER names says,
 * such as `7 torn`, if there is one.
 */
import fs from "node:fs";
import { dieAt, type Moment } from "./kill-at.ts";

const order = process.env["KILL_ORDER"] ?? "";
if (fs.existsSync(order)) {
  const [record, moment] = fs.readFileSync(order, "utf8").trim().split(" ");
  dieAt(Number(record), moment as Moment);
}
