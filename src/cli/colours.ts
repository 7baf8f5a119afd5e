import type { Given } from "./given.ts";
import type { Option } from "./verb.ts";

export const colourOption = {
  "no-color": { about: "No colours, also on a terminal (as NO_COLOR does)." },
} as const satisfies { readonly [name: string]: Option };

/** Whether a stream is shown in colours: a terminal that can, where nobody asked for none. */
export function hasColours(given: Given, stream: NodeJS.WriteStream): boolean {
  return (
    (stream.isTTY ?? false) && !given.has("no-color") && !process.env["NO_COLOR"] && process.env["TERM"] !== "dumb"
  );
}
