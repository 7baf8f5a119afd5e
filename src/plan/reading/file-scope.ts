import type { defaultsTable } from "../keys/keys.ts";
import type { Span } from "../source-text.ts";
import type { Including } from "./including.ts";
import type { Libraries } from "./read-library.ts";
import type { Scope } from "./read-text.ts";
import type { ValuesOf } from "./read-values.ts";
import type { Seat } from "./visible-steps.ts";

/** What holds for all steps and reverts that do not say otherwise. */
export type Defaults = ValuesOf<typeof defaultsTable>;

/** A step that was met in the file. */
export type MetStep = {
  readonly seat: Seat;
  /** Where its id is written; null where it has none of its own, undefined where it is wrong. */
  readonly id: Span | null | undefined;
  readonly line: number;
};

/** What all steps of one file share while it is read. */
export type FileScope = Scope & {
  readonly defaults: Defaults;
  readonly libraries: Libraries;
  readonly including: Including;
  /** All steps so far, groups before their members. */
  readonly steps: MetStep[];
};
