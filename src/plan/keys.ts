/** How the value of a key is written; `read-values.ts` reads each of them. */
export type ScalarForm =
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
  /** Map from names to texts with expressions. */
  | "env";

export type Key = { readonly description: string; readonly required?: true } & (
  | { readonly is: ScalarForm }
  /** A map with the keys of the table; a map from names to such maps; a list of them; shell text or one of them. */
  | { readonly is: "map" | "map-of" | "list-of" | "script-or"; readonly table: KeyTable }
);

/** All keys that one kind of map may have. */
export type KeyTable = {
  /** What such a map is called, with its article. */
  readonly what: string;
  readonly keys: { readonly [name: string]: Key };
};

const limits = {
  timeout: { is: "duration", description: "Longest time it may take, such as 90s, 5m or 1h30m; 0 for no limit." },
  "timeout-minutes": { is: "minutes", description: "The same in minutes, as in a workflow; 0 for no limit." },
  grace: { is: "duration", description: "Time between the polite signal to end and the forced one; 5s unless told." },
} as const;

const place = {
  shell: { is: "shell", description: "bash, sh, pwsh, powershell, cmd, python, or a command with {0} for the script." },
  "working-directory": {
    is: "folder",
    description: "Folder in which it runs, relative to where Jipper was started (in a workflow, to the input).",
  },
} as const;

const env = { is: "env", description: "Environment variables; their values may hold expressions." } as const;

export const revertTable = {
  what: "a revert",
  keys: {
    run: { is: "script", required: true, description: "Shell text that undoes the step." },
    env,
    ...place,
    ...limits,
  },
} as const satisfies KeyTable;

export const stepTable = {
  what: "a step",
  keys: {
    id: { is: "id", description: "Short name for events, results and the command line; step-N unless told." },
    name: { is: "title", description: "Title for people; the first line of what it runs unless told." },
    run: { is: "script", required: true, description: "Shell text." },
    env,
    ...place,
    ...limits,
    revert: { is: "script-or", table: revertTable, description: "How the step is undone." },
  },
} as const satisfies KeyTable;

export const parameterTable = {
  what: "a parameter",
  keys: {
    default: { is: "value", description: "Its value where none is given; empty unless told." },
    required: { is: "switch", description: "Whether a value must be given." },
    description: { is: "text", description: "What it is for." },
  },
} as const satisfies KeyTable;

export const defaultsTable = {
  what: "'defaults'",
  keys: { ...place, ...limits },
} as const satisfies KeyTable;

export const fileTable = {
  what: "a step list",
  keys: {
    name: { is: "title", description: "Title of the whole for people." },
    params: { is: "map-of", table: parameterTable, description: "Values that are given from outside." },
    env: { ...env, description: "Environment variables of every step and revert." },
    defaults: {
      is: "map",
      table: defaultsTable,
      description: "What holds for each step and revert that does not say otherwise.",
    },
    steps: { is: "list-of", required: true, table: stepTable, description: "What to run, in this order." },
  },
} as const satisfies KeyTable;
