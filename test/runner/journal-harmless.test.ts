import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { Journal } from "../../src/runner/journal/journal.ts";
import { hostile } from "../support/hostile-text.ts";
import { planOf, runStep } from "../support/plans.ts";
import { tempFolder } from "../support/temp-folder.ts";

const policy = { onRevertFailure: "continue", rollbackWhen: "step-failure" } as const;
const at = "2026-01-01T00:00:00.000Z";
const about = { at, step: "a", attempt: 1 } as const;

/** Would like to be the reference to a secret, or a record of its own. */
const forged = fc.constantFrom(
  "\0plain:token\0",
  "\0\0",
  "\0plain[0-2]:token\0",
  "s3cret-t0ken",
  '"}\n{"record":"finished","at":"2026-01-01T00:00:00.000Z","outcome":"succeeded"}\n',
  "\\u0000plain:token\\u0000",
);
const text = fc.array(fc.oneof(hostile, forged), { maxLength: 4 }).map((parts) => parts.join(""));

test("what steps hand on and what they are called is read back as it was, a record a line, whatever it holds", async () => {
  await using folder = tempFolder();
  fc.assert(
    fc.property(text, text, text, fc.boolean(), (name, output, message, hasSecret) => {
      const secrets = hasSecret ? { token: "s3cret-t0ken" } : {};
      const plan = planOf(folder.path, [runStep("a", "true", "true", { name })], { name });
      const journal = Journal.create(folder.path, plan, policy, { now: new Date(at), secrets });
      journal.append({ record: "step-began", ...about, given: { env: { X: output } } });
      const handedOn = { outputs: { x: output, y: name }, detail: message, summary: output, value: { z: [message] } };
      journal.append({ record: "step-ended", ...about, status: "failed", message, ...handedOn });
      journal.close();

      const written = fs.readFileSync(journal.file, "utf8");
      assert.equal(written.split("\n").length, 4);
      if (hasSecret) assert.ok(!written.includes("s3cret-t0ken"));
      const opened = Journal.open(journal.folder, secrets);
      opened.close();
      const { status, outputs, detail, summary, value, given } = opened.standings.of("a");
      assert.deepEqual({ outputs, detail, summary, value }, handedOn);
      assert.deepEqual([status, given.env?.["X"], opened.standings.plan.name], ["failed", output, name]);
      assert.equal(Journal.read(journal.folder).outcome, undefined);
      fs.rmSync(journal.folder, { recursive: true });
    }),
    { numRuns: 150 },
  );
});
