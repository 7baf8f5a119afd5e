import fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A new folder, removed at the end of the block that holds it with `await using`. */
export function tempFolder(): { readonly path: string } & AsyncDisposable {
  const path = fs.mkdtempSync(join(fs.realpathSync(tmpdir()), "jipper-test-"));
  return {
    path,
    [Symbol.asyncDispose]: async () => fs.rmSync(path, { recursive: true, force: true, maxRetries: 5 }),
  };
}
