#!/usr/bin/env node
import { main } from "./main.ts";

for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {}); // EPIPE: nobody reads any more
void main(process.argv.slice(2), { stdout: process.stdout, stderr: process.stderr }).then((code) => {
  process.exitCode = code;
});
