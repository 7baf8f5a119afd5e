import assert from "node:assert/strict";
import fs from "node:fs";
import { dirname, join, relative } from "node:path";
import { test } from "node:test";

const source = join(import.meta.dirname, "..", "src");

/**
 * Which folder imports what: folders of the source by name, `node` for Node's own modules, packages by
 * theirs (`npm:` before those that are called like a folder). An arrow that is not here is a wall; one that is here and not in the code is a lie.
 */
const arrows: { readonly [folder: string]: readonly string[] } = {
  report: [],
  plan: ["report", "yaml", "leven", "@actions/expressions"],
  rollback: ["plan", "report"],
  selection: ["report"],
  jenkins: [
    "report",
    "selection",
    "node",
    "version",
    "npm:jenkins",
    "p-retry",
    "proxy-from-env",
    "http-proxy-agent",
    "https-proxy-agent",
  ],
  runner: ["plan", "report", "rollback", "node", "@actions/exec", "p-retry"],
  "jenkins-step": ["jenkins", "plan", "report", "rollback", "runner", "node"],
  library: ["jenkins", "jenkins-step", "plan", "report", "rollback", "runner", "selection", "node"],
  cli: ["jenkins", "jenkins-step", "plan", "report", "rollback", "runner", "node", "version", "tinyglobby"],
  action: ["jenkins", "jenkins-step", "plan", "report", "rollback", "runner", "node", "@actions/core"],
  index: ["jenkins", "library", "plan", "report", "runner", "selection", "version"],
  version: [],
};

/** Folders whose code knows no clock, no environment, no chance and no console. */
const pure = ["report", "plan", "rollback", "selection"];
const impure =
  /\b(process\.|console\.|Date\.now|new Date\(\)|performance\.|Math\.random|setTimeout|setInterval|fetch\()/;

type File = { readonly path: string; readonly layer: string; readonly text: string };

const files: readonly File[] = fs.readdirSync(source, { recursive: true, encoding: "utf8" }).flatMap((path) => {
  if (!path.endsWith(".ts")) return [];
  return { path, layer: layerOf(path), text: fs.readFileSync(join(source, path), "utf8") };
});

test("every import is an arrow of the table, and every arrow of the table is imported", () => {
  const found: { [layer: string]: Set<string> } = Object.fromEntries(
    Object.keys(arrows).map((layer) => [layer, new Set()]),
  );
  for (const { path, layer, text } of files)
    for (const specifier of importsOf(text)) {
      const target = targetOf(path, specifier);
      if (target !== layer) found[layer]?.add(target);
    }
  const sorted = (table: { [layer: string]: Iterable<string> }) =>
    Object.fromEntries(Object.entries(table).map(([layer, targets]) => [layer, [...targets].sort()]));
  assert.deepEqual(sorted(found), sorted({ ...arrows } as { [layer: string]: readonly string[] }));
});

test("one file knows the npm client of Jenkins", () => {
  const knowing = files.filter(({ text }) => importsOf(text).includes("jenkins"));
  assert.deepEqual(
    knowing.map(({ path }) => path),
    ["jenkins/connection/client.ts"],
  );
});

test("the pure folders know no clock, environment, chance or console", () => {
  const uses = files
    .filter(({ layer }) => pure.includes(layer))
    .flatMap(({ path, text }) =>
      withoutComments(text)
        .split("\n")
        .flatMap((line) => (impure.test(line) ? `${path}: ${line.trim()}` : [])),
    );
  assert.deepEqual(uses, []);
});

function layerOf(path: string): string {
  return path.includes("/") ? (path.split("/")[0] ?? "") : path.replace(/\.ts$/, "");
}

function importsOf(text: string): string[] {
  return [
    ...withoutComments(text).matchAll(/(?:^|\n)\s*(?:import|export)[^;"]*?\bfrom\s*"([^"]+)"|\bimport\(\s*"([^"]+)"/g),
  ].flatMap(([, fixed, lazy]) => fixed ?? lazy ?? []);
}

function targetOf(path: string, specifier: string): string {
  if (specifier.startsWith("node:")) return "node";
  if (specifier.startsWith(".")) return layerOf(relative(source, join(source, dirname(path), specifier)));
  const name = specifier.match(/^(@[^/]+\/)?[^/]+/)?.[0] ?? specifier;
  return name in arrows ? `npm:${name}` : name;
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "");
}
