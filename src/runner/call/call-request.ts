import type { Environment, Json } from "../../plan/plan.ts";
import type { Cause } from "../../report/event.ts";
import type { StepStatus } from "../../report/result.ts";

/** What a process that calls a function is told; it lies in a file that is named to it. */
export type CallRequest = {
  /** URL of the module. */
  readonly module: string;
  readonly function: string;
  /** Absent for none. */
  readonly args?: Json;
  readonly step: {
    readonly id: string;
    readonly name: string;
    readonly attempt: number;
    /** Whether it is the revert of a group that is called. */
    readonly isGroup?: true;
  };
  /** What a revert knows of its step; absent for the step itself. */
  readonly revert?: {
    readonly cause: Cause;
    readonly status: StepStatus;
    /** What the function of the step returned; absent if it did not. */
    readonly value?: Json;
    readonly outputs: Environment;
  };
};

/** The file for the answer to the request in this file; it appears there as a whole. */
export function answerFile(request: string): string {
  return `${request}.answer`;
}

/** How the call went. */
export type CallAnswer =
  | { readonly kind: "returned"; readonly value?: Json }
  | { readonly kind: "failed"; readonly message: string; readonly value?: Json }
  /** It ended its process instead of returning. */
  | { readonly kind: "exited"; readonly message: string };

/** What `call-host.js --names` found out about a module. */
export type ModuleNames =
  | {
      readonly module: string;
      /** Exports that are functions. */
      readonly names: readonly string[];
      /** Type of each of the other exports. */
      readonly others: { readonly [name: string]: string };
    }
  | {
      readonly problem: string;
      /** File and line, where the error knows them. */
      readonly place?: string;
      /** The module, or one that it imports, cannot be read as a program; where, Node says if it is not caught. */
      readonly isSyntax?: true;
    };

/** The most that a function may hand on through one file or as its result, in bytes. */
export const largestHandedOn = 32 * 1024 * 1024;
