import { findProgram } from "./find-program.ts";

type Variables = { readonly [name: string]: string | undefined };

/** What to start in place of a command. */
export type Launch = { readonly tool: string; readonly args: readonly string[] };

/*
 * Between `exec` and the user's shell stands a small shell script, which becomes that shell. It gives it
 *  - standard input at its end, where `exec` leaves it open;
 *  - one pipe for all it prints, in order. A named one: what Node gives a child is a socket, and there
 *    `echo … > /dev/stderr` fails.
 */
const launcher = 'out=$1; shift; exec "$@" </dev/null >"$out" 2>&1';

/** The launch of `argv` with its output going to the named pipe `out`. Throws where this machine has no shell. */
export function launch(argv: readonly string[], out: string, env: Variables): Launch {
  const args = ["-c", launcher, "jipper", out, ...argv];
  // dash forgets variables whose names are no names to a shell (`a-b`); bash hands them on.
  const plain = Object.keys(env).every((name) => /^[A-Za-z_]\w*$/.test(name));
  const sh = findProgram("sh", process.env);
  const bash = plain && sh !== undefined ? undefined : findProgram("bash", process.env);
  if (bash !== undefined) return { tool: bash, args: ["--noprofile", "--norc", "-p", ...args] };
  if (sh !== undefined) return { tool: sh, args };
  throw new Error("steps need a shell: neither 'sh' nor 'bash' was found in PATH");
}
