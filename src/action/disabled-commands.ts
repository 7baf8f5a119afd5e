import { warningAnnotation } from "../report/workflow-command.ts";
import type { PrintedCommand } from "./printed-commands.ts";

const instead: { readonly [name: string]: string } = {
  "set-env": "write NAME=VALUE to the file $GITHUB_ENV",
  "add-path": "write the folder to the file $GITHUB_PATH",
};

/** Says to the runner that it may obey them all the same. */
const allowed = "ACTIONS_ALLOW_UNSECURE_COMMANDS";

/**
 * What the runner is given in the place of commands that it obeys no more: it would count the whole step of the action
 * as failed, though nothing in it has. The first one of each name becomes a warning.
 */
export function disabledCommands(env = process.env) {
  const isAllowed = /^true$/i.test(env[allowed]?.trim() ?? "");
  const told = new Set<string>();
  return {
    /** Undefined for a command that may stay as it is. */
    inPlaceOf({ name }: PrintedCommand, by: string): string | undefined {
      const advice = isAllowed || !Object.hasOwn(instead, name) ? undefined : instead[name];
      if (advice === undefined) return undefined;
      const words = `GitHub does not obey the command ${name} any more; ${advice}`;
      if (told.has(name)) return words;
      told.add(name);
      return warningAnnotation({ title: by, message: words }).trimEnd();
    },
  };
}
