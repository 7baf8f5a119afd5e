/** What a user may do with a job. `Read` includes `Discover`. */
export type Permission = "Discover" | "Read" | "Build" | "Cancel";

export type Result = "SUCCESS" | "UNSTABLE" | "FAILURE" | "NOT_BUILT" | "ABORTED";

export type Parameter = { readonly name: string; readonly description?: string } & (
  | { readonly kind: "string" | "text"; readonly value?: string; readonly trim?: boolean }
  | { readonly kind: "boolean"; readonly value?: boolean }
  | { readonly kind: "choice"; readonly choices: readonly string[] }
  | { readonly kind: "password"; readonly value?: string }
);

/** A piece of a log, as it stands in the file, so long after the start of the build; milliseconds. */
export type LogPiece = { readonly afterMs?: number; readonly text: string | Uint8Array };

export type JobOptions = {
  readonly parameters?: readonly Parameter[];
  /** Several builds at once; false if left out, true for a pipeline. */
  readonly concurrent?: boolean;
  readonly disabled?: boolean;
  /** Milliseconds; the server's if left out. */
  readonly quietPeriodMs?: number;
  /** How long a build takes, milliseconds, or until `finish` is called; 0 if left out. */
  readonly durationMs?: number | "until-told";
  /** SUCCESS if left out. */
  readonly result?: Result;
  readonly log?: readonly LogPiece[];
  /** Only nodes with this label, or of this name. */
  readonly label?: string;
  /** Runs on a one-off executor and asks for a node as a part of itself; true, or the label of that node. */
  readonly pipeline?: boolean | { readonly label?: string };
  /** For triggering without the permission to. */
  readonly authToken?: string;
  /** `stop`, and for a pipeline also `term`, is heard and changes nothing. */
  readonly ignores?: readonly ("stop" | "term")[];
};

export type NodeOptions = {
  /** `built-in` is the controller's own node. */
  readonly name: string;
  readonly executors?: number;
  readonly labels?: readonly string[];
  readonly offline?: boolean;
  readonly temporarilyOffline?: boolean;
  readonly offlineReason?: string;
};

export type UserOptions = {
  readonly name: string;
  readonly token?: string;
  readonly password?: string;
  /** By full name of job or folder; `*` is for the others. Everything everywhere if left out. */
  readonly permissions?: { readonly [job: string]: readonly Permission[] };
};

/** Milliseconds; what a real one does in moments it also does here, only so long that it can be seen or so short that tests are quick. */
export type Timing = {
  /** Quiet period of jobs that have none of their own; 0. A real one has 5 000. */
  readonly quietPeriodMs: number;
  /** Between two passes of the queue that nothing has called for; 5 000. */
  readonly passMs: number;
  /** From a change to the pass it calls for; 2. */
  readonly eventMs: number;
  /** An executor is assigned, the item still in the queue; 15. */
  readonly pendingMs: number;
  /** The item has left, its build is not there; 15. */
  readonly startMs: number;
  /** The result is set, `building` still true; 15. */
  readonly resultMs: number;
  /** `building` is false, `inProgress` true, the log not closed; 15. */
  readonly closingMs: number;
  /** How long an item is known after it has left; 300 000. */
  readonly leftItemMs: number;
};

export type FakeJenkinsOptions = {
  readonly jobs?: { readonly [fullName: string]: JobOptions };
  /** One built-in node of two executors if left out. */
  readonly nodes?: readonly NodeOptions[];
  /** `user`, with the token `token` and the password `password`, if left out. */
  readonly users?: readonly UserOptions[];
  /** What those may do who do not say who they are; nothing at all if left out. */
  readonly anonymous?: UserOptions["permissions"];
  /** False: anybody may do anything, and credentials are not looked at. */
  readonly security?: boolean;
  /** False: no crumbs. */
  readonly crumbs?: boolean;
  /** Path below which it is served, like `/ci/jenkins`. */
  readonly contextPath?: string;
  /** The configured address, with its path, that `url` fields show; the request's if left out. */
  readonly rootUrl?: string;
  /** Origin that `Location` of a trigger shows, as behind a proxy that tells Jenkins nothing: `http://inside:8080`. */
  readonly locationOrigin?: string;
  readonly timing?: Partial<Timing>;
  readonly firstItem?: number;
  readonly port?: number;
};

export const usualTiming: Timing = {
  quietPeriodMs: 0,
  passMs: 5_000,
  eventMs: 2,
  pendingMs: 15,
  startMs: 15,
  resultMs: 15,
  closingMs: 15,
  leftItemMs: 300_000,
};
