import { jenkinsTable } from "../../src/plan/keys/jenkins-keys.ts";
import { type Key, type KeyTable, kindsOf } from "../../src/plan/keys/key-table.ts";
import {
  defaultsTable,
  fileTable,
  outputTable,
  parameterTable,
  retryTable,
  revertTable,
  stepTable,
} from "../../src/plan/keys/keys.ts";

/** All tables of keys, by the names that the page calls them. */
export const keyTables: { readonly [name: string]: KeyTable } = {
  file: fileTable,
  params: parameterTable,
  defaults: defaultsTable,
  outputs: outputTable,
  step: stepTable,
  retry: retryTable,
  revert: revertTable,
  jenkins: jenkinsTable,
};

/** Where a table stands in a page: its name behind `keys:`; a second word says that no key is a link. */
export const keyMarkers = /(<!-- keys: (\w+)( plain)? -->\n)[\s\S]*?(<!-- end of keys -->)/g;

/** The page with its tables of keys as the code has them. A key that has a heading of its own leads there. */
export function withKeyTables(page: string): string {
  const places = headings(page);
  return page.replace(keyMarkers, (_, start: string, name: string, plain: string | undefined, end: string) => {
    const table = keyTables[name];
    if (table === undefined) throw new Error(`there is no table of keys '${name}'`);
    const rows = Object.entries(table.keys).map(([key, about]) => {
      // What must be there stands under the table anyway.
      const place = plain === undefined && !about.required ? places.get(key) : undefined;
      const cell = place === undefined ? `\`${key}\`` : `[\`${key}\`](#${place})`;
      return [
        cell,
        formOf(about),
        about.description +
          (kindsOf(table).length > 0 ? kinds(about) : "") +
          (about.required ? " It must be there." : ""),
      ];
    });
    return `${start}\n${markdownTable([["key", "value", ""], ...rows])}\n\n${end}`;
  });
}

/** The kinds of a map that may have the key, where that is not all of them. */
function kinds({ of = [], with: other }: Key): string {
  const beside = other === undefined ? of : [...of, other];
  return beside.length === 0 ? "" : ` Only with ${beside.map((key) => `\`${key}\``).join(" or ")}.`;
}

/** The first heading that names the key, as a link has it. */
function headings(page: string): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const [, text = ""] of page.matchAll(/^#+ (.+)$/gm))
    for (const [, key = ""] of text.matchAll(/`([^`]+)`/g))
      if (!places.has(key))
        places.set(
          key,
          text
            .toLowerCase()
            .replace(/[^\w -]/g, "")
            .replaceAll(" ", "-"),
        );
  return places;
}

function formOf(key: Key): string {
  switch (key.is) {
    case "choice":
      return key.among.map((one) => `\`${one}\``).join(", ");
    case "choices":
      return `list of ${key.among.map((one) => `\`${one}\``).join(", ")}`;
    case "map-of":
      return key.short === undefined ? "map of maps" : "map of texts or maps";
    case "number":
      return `${key.isWhole ? "whole number" : "number"} from ${key.from}`;
    default:
      return forms[key.is];
  }
}

const forms: { readonly [F in Exclude<Key["is"], "choice" | "choices" | "number" | "map-of">]: string } = {
  title: "one line",
  text: "text",
  id: "id",
  script: "shell text",
  folder: "path",
  shell: "shell",
  duration: "`90s`",
  minutes: "minutes",
  switch: "`true`, `false`",
  value: "value",
  template: "text",
  address: "address",
  condition: "expression",
  name: "name",
  names: "list of names",
  templates: "list of names",
  "exit-codes": "list of exit codes",
  env: "map of texts",
  parameters: "map of texts",
  map: "map",
  "script-or": "shell text or map",
  "tries-or": "number or map",
  steps: "list of steps",
  json: "any",
};

function markdownTable(rows: readonly (readonly string[])[]): string {
  const [head = []] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length), 3));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.slice(1).map(line)].join("\n");
}
