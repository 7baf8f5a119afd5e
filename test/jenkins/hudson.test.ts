import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { canStartHudson } from "../support/hudson/parts.ts";
import { runInNetworkNamespace } from "../support/network-namespace.ts";

/** Every file in there is run, in one process, so that they can share a server. */
const folder = join(import.meta.dirname, "hudson");

test("a real Hudson", async (t) => {
  if (!canStartHudson(t)) return;
  const files = fs.readdirSync(folder).filter((name) => name.endsWith(".ts"));
  await runInNetworkNamespace(
    t,
    files.sort().map((name) => join(folder, name)),
    { limitMs: 1_200_000 },
  );
});
