import { test } from "node:test";
import { pathToFileURL } from "node:url";

// Whoever started this wants no answer any more.
process.on("disconnect", () => process.exit(1));
process.channel?.unref();

for (const file of process.argv.slice(2))
  try {
    await import(pathToFileURL(file).href);
  } catch (error) {
    test(`${file} can be loaded`, () => {
      throw error;
    });
  }
