import { jenkinsTable } from "./jenkins-keys.ts";
import type { KeyTable } from "./key-table.ts";

const limits = {
  timeout: {
    is: "duration",
    inMinutes: "timeout-minutes",
    description: "Longest time it may take, such as 90s, 5m or 1h30m; 0 for no limit.",
  },
  "timeout-minutes": {
    is: "minutes",
    insteadOf: "timeout",
    description: "The same in minutes, as in a workflow; 0 for no limit.",
  },
  grace: { is: "duration", description: "Time between the polite signal to end and the forced one; 5s unless told." },
} as const;

const place = {
  shell: {
    is: "shell",
    of: ["run"],
    description: "bash, sh, pwsh, powershell, cmd, python, or a command with {0} for the script.",
  },
  "working-directory": {
    is: "folder",
    of: ["run"],
    description: "Folder in which it runs, relative to where Jipper was started (in a workflow, to the input).",
  },
} as const;

const env = { is: "env", description: "Environment variables; their values may hold expressions." } as const;

/** The ends of a step that was begun. */
export const stepEnds = ["succeeded", "failed", "timed-out", "cancelled", "unknown"] as const;

export const retryTable = {
  what: "'retry'",
  keys: {
    times: { is: "number", from: 0, isWhole: true, required: true, description: "How many more tries, at most." },
    delay: { is: "duration", description: "Pause before the second try; 1s unless told. Pauses vary by chance." },
    factor: { is: "number", from: 1, description: "What each further pause is multiplied by; 2 unless told." },
    "max-delay": { is: "duration", description: "Longest pause; 60s unless told." },
    "on-exit-codes": { is: "exit-codes", description: "Only these exit codes are tried again; all unless told." },
    "revert-between-attempts": {
      is: "switch",
      description: "Whether the step is undone before each further try. A group always is.",
    },
  },
} as const satisfies KeyTable;

const run = { is: "script", isKind: true, description: "Shell text." } as const;
const call = { is: "name", isKind: true, description: "Name of a function that one of the 'libs' exports." } as const;
const jenkins = {
  is: "map",
  table: jenkinsTable,
  isKind: true,
  description: "A Jenkins job to choose, trigger and follow.",
} as const;
const retry = {
  is: "tries-or",
  table: retryTable,
  description: "How many more tries there are when it fails, or a map that says more.",
} as const;

export const revertTable = {
  what: "a revert",
  keys: {
    run,
    call,
    jenkins,
    with: { is: "json", of: ["call"], description: "What the function is given." },
    env,
    ...place,
    ...limits,
    retry,
    "stop-processes": {
      is: "switch",
      isEnough: true,
      description: "Whether what the step left running, such as a service, is stopped before the rest.",
    },
  },
} as const satisfies KeyTable;

export const stepTable = {
  what: "a step",
  keys: {
    id: { is: "id", description: "Short name for events, results and expressions; step-N unless told." },
    name: { is: "title", description: "Title for people; the first line of what it runs unless told." },
    if: { is: "condition", description: "Expression; the step is skipped where it is false. success() unless told." },
    run,
    call,
    jenkins,
    parallel: { is: "steps", isKind: true, description: "Steps that run at once and are undone as one." },
    steps: { is: "steps", isKind: true, description: "Steps that run one after another and are undone as one." },
    uses: { is: "name", isKind: true, description: "Path of another step list that runs here as a group." },
    with: {
      is: "json",
      of: ["call", "uses"],
      isTextsIn: "uses",
      description: "What the function is given, or values of the other list's parameters.",
    },
    "max-parallel": {
      is: "number",
      from: 1,
      isWhole: true,
      of: ["parallel"],
      description: "How many of the steps run at once at most; all unless told.",
    },
    env,
    ...place,
    ...limits,
    retry,
    "continue-on-error": { is: "switch", description: "Whether what follows runs all the same when it fails." },
    pivot: {
      is: "switch",
      description: "Whether, once it has succeeded, neither it nor what came before is undone any more.",
    },
    revert: { is: "script-or", table: revertTable, description: "How the step is undone." },
    "revert-on": {
      is: "choices",
      among: stepEnds,
      with: "revert",
      description: "The ends of the step after which it is undone; all of them unless told.",
    },
  },
} as const satisfies KeyTable;

export const parameterTable = {
  what: "a parameter",
  keys: {
    type: {
      is: "choice",
      among: ["string", "number", "boolean", "choice"],
      description: "What its value is; string unless told.",
    },
    options: { is: "names", description: "The values to choose from; for the type choice, which needs them." },
    default: { is: "value", description: "Its value where none is given; empty text unless told, whatever the type." },
    required: { is: "switch", description: "Whether a value must be given, other than empty text." },
    secret: {
      is: "switch",
      description: "Whether its value is masked wherever it would be shown, and kept out of the journal.",
    },
    pattern: {
      is: "text",
      description: "Regular expression of JavaScript that the value of a string must match from its start to its end.",
    },
    description: { is: "text", description: "What it is for." },
  },
} as const satisfies KeyTable;

export const outputTable = {
  what: "an output",
  keys: {
    value: { is: "template", required: true, description: "What it is; an expression, or text with expressions." },
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
    libs: { is: "names", description: "Modules whose functions 'call' names: paths or packages." },
    steps: { is: "steps", required: true, description: "What to run, in this order." },
    outputs: {
      is: "map-of",
      table: outputTable,
      short: "value",
      description: "What a step that 'uses' the list puts out, by name.",
    },
  },
} as const satisfies KeyTable;
