import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";

/** Where the project lies. */
export const root = join(import.meta.dirname, "..", "..");

/** The text of a file of the project. */
export function read(path: string): string {
  return fs.readFileSync(join(root, path), "utf8");
}

/** Paths of all pages for people. */
export const pages = [
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  ...fs.readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" }).map((path) => join("docs", path)),
].filter((path) => path.endsWith(".md"));

/** The texts of the code blocks of one language. */
export function blocks(markdown: string, language: string): string[] {
  return [...markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, name, text = ""]) =>
    name === language ? text : [],
  );
}

/** The first block of any language that begins so. */
export function blockThatBegins(markdown: string, start: string): string {
  const from = markdown.indexOf(`\n${start}`);
  assert.ok(from >= 0, `no block begins with '${start}'`);
  return `${markdown.slice(from + 1).split("\n```")[0]}\n`;
}

/** The table whose first heading begins so: the cells of each row, without the quotes around a whole cell. */
export function rows(markdown: string, heading: string): string[][] {
  const lines = markdown.split(`\n| ${heading} `)[1]?.split("\n\n")[0]?.split("\n").slice(2) ?? [];
  return lines.map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim().replace(/^`([^`]*)`$/, "$1")),
  );
}

/** The first two cells of each row of that table. */
export function table(markdown: string, heading: string): [string, string][] {
  return rows(markdown, heading).map(([first = "", second = ""]) => [first, second]);
}

/** The names in back quotes. */
export function named(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
}

/** The options of a command line. */
export function optionsIn(text: string): string[] {
  return [...text.matchAll(/(?<![\w-])--[a-z][\w-]*/g)].map(([option]) => option);
}
