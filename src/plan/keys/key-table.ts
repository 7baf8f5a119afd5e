/** How the value of a key is written, where that needs no more to be said; `read-values.ts` reads each of them. */
export type PlainForm =
  /** One line for people. */
  | "title"
  /** Text of any kind, which nobody reads but people. */
  | "text"
  | "id"
  /** Shell text. */
  | "script"
  /** Path of a folder, with expressions. */
  | "folder"
  | "shell"
  | "duration"
  | "minutes"
  /** `true` or `false`. */
  | "switch"
  /** Text without expressions; may be empty. */
  | "value"
  /** Text with expressions. */
  | "template"
  /** Address of a server, with expressions. */
  | "address"
  /** One expression without brackets. */
  | "condition"
  /** One line of text, a name or a path. */
  | "name"
  /** A list of names, or one of them. */
  | "names"
  /** The same with expressions; commas may stand between them. */
  | "templates"
  /** A list of exit codes, or one of them. */
  | "exit-codes"
  /** Map from names to texts with expressions. */
  | "env"
  /** The same for the parameters of a Jenkins job. */
  | "parameters";

export type Key = {
  readonly description: string;
  readonly required?: true;
  /** It says what kind of thing its map is; a map has exactly one of these. */
  readonly isKind?: true;
  /** A map that has it needs to be of no kind. */
  readonly isEnough?: true;
  /** The kinds whose maps may have it; all of them unless told. */
  readonly of?: readonly string[];
  /** The key that it stands in place of, so that there cannot be both. */
  readonly insteadOf?: string;
  /** The kind in which it is a map from names to texts. */
  readonly isTextsIn?: string;
  /** The key that takes the same in minutes. */
  readonly inMinutes?: string;
  /** The key without which it has no meaning. */
  readonly with?: string;
} & Form;

export type Form =
  | { readonly is: PlainForm }
  | { readonly is: "number"; readonly from: number; readonly isWhole?: true }
  /** One of the texts; a list of them, or one. */
  | { readonly is: "choice" | "choices"; readonly among: readonly string[] }
  /** A map with the keys of the table; in place of it, shell text or a number of tries. */
  | { readonly is: "map" | "script-or" | "tries-or"; readonly table: KeyTable }
  /** A map from names to maps with the keys of the table. A text in place of one stands for the key `short`. */
  | { readonly is: "map-of"; readonly table: KeyTable; readonly short?: string }
  /** A list of steps; any value that JSON can hold, with expressions in its texts. */
  | { readonly is: "steps" | "json" };

/** All keys that one kind of map may have. */
export type KeyTable = {
  /** What such a map is called, with its article. */
  readonly what: string;
  readonly keys: { readonly [name: string]: Key };
};

const kinds = new Map<KeyTable, readonly string[]>();

/** The keys of a table of which a map has exactly one; none where there are no kinds of it. */
export function kindsOf(table: KeyTable): readonly string[] {
  const known = kinds.get(table) ?? Object.keys(table.keys).filter((name) => table.keys[name]?.isKind);
  kinds.set(table, known);
  return known;
}
