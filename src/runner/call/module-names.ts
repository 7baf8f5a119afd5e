import fs from "node:fs";
import type { ModuleNames } from "./call-request.ts";
import { loadWords } from "./load-words.ts";

/** Where the names are told; what the module prints does not get there. */
const channel = 3;

/** Imports a module, tells what it exports, and ends this process, whatever the module has begun. */
export function tellNames(specifier: string, from: string): void {
  const exit = process.exit.bind(process);
  let hasTold = false;
  const tell = (names: ModuleNames) => {
    if (hasTold) return;
    hasTold = true;
    fs.writeFileSync(channel, JSON.stringify(names));
  };
  let module = specifier;
  const failBy = (thrown: unknown) => {
    const isSyntax = thrown instanceof SyntaxError;
    tell({ problem: loadWords(thrown, module), ...placeOf(thrown), ...(isSyntax ? { isSyntax } : {}) });
    if (!isSyntax) exit(1);
  };
  process.on("exit", (code) => tell({ problem: `it ends its process while it loads (exit code ${code})` }));
  process.on("beforeExit", () => {
    tell({ problem: "it never finishes loading: nothing is left that could wake it" });
    exit(1);
  });
  const run = async () => {
    // The second argument is known behind a flag of Node that this process is started with.
    module = (import.meta.resolve as (specifier: string, from: string) => string)(specifier, from);
    const exported: { readonly [name: string]: unknown } = await import(module);
    const names = Object.keys(exported).filter((name) => name !== "module.exports" && name !== "__esModule");
    const isFunction = (name: string) => typeof exported[name] === "function";
    const others = names.filter((name) => !isFunction(name)).map((name) => [name, typeof exported[name]]);
    tell({ module, names: names.filter(isFunction), others: Object.fromEntries(others) });
    exit(0);
  };
  process.on("uncaughtExceptionMonitor", failBy);
  run().catch((error) => {
    process.nextTick(() => {
      throw error;
    });
  });
}

/** The first place in a stack that is neither ours nor Node's. */
function placeOf(thrown: unknown): { readonly place?: string } {
  const stack = String((thrown as { stack?: unknown } | null)?.stack ?? "");
  const place = stack.split("\n").find((line) => /file:\/\/|\(\//.test(line) && !line.includes(import.meta.url));
  const found = place?.match(/(?:file:\/\/)?(\/[^()]*?:\d+)(?::\d+)?\)?$/)?.[1];
  return found === undefined ? {} : { place: found };
}
