import type { TestEvent } from "node:test/reporters";
import { inspect } from "node:util";

/** What a test run tells the process that started it. */
export type NamespaceReport =
  | { readonly kind: "started"; readonly name: string }
  | {
      readonly kind: "ended";
      readonly file: string;
      /** With those of the tests that it is part of. */
      readonly name: string;
      readonly skip?: string | true;
      /** As text, with the stack. */
      readonly error?: string;
    };

/** A reporter of `node:test` that prints nothing and sends messages to the parent process. */
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<never> {
  const names: string[] = [];
  /** Whether the newest test of each depth has tests of its own. */
  const isParent: boolean[] = [];
  for await (const { type, data } of events) {
    if (type === "test:dequeue") send({ kind: "started", name: data.name });
    else if (type === "test:start") {
      names[data.nesting] = data.name;
      isParent[data.nesting] = false;
      if (data.nesting > 0) isParent[data.nesting - 1] = true;
    } else if (type === "test:pass" || type === "test:fail") {
      const error = type === "test:fail" ? data.details.error : undefined;
      if (isParent[data.nesting] && (error === undefined || isOfSubtests(error))) continue;
      const { file = "", skip } = data;
      send({
        kind: "ended",
        file,
        name: pathTo(data.nesting),
        ...(skip !== undefined && skip !== false && { skip: skip === "" ? true : skip }),
        ...(error !== undefined && { error: inspect((error as Error).cause ?? error) }),
      });
    }
  }

  function pathTo(nesting: number): string {
    return names.slice(0, nesting + 1).join(" > ");
  }
}

function isOfSubtests(error: unknown): boolean {
  return (error as { failureType?: unknown }).failureType === "subtestsFailed";
}

function send(message: NamespaceReport): void {
  process.send?.(message);
}
