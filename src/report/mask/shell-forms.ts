/** A name, and how the value stands there. */
export type Form = readonly [name: string, text: string];

/** How shells, and what writes for them, put the value into a word. */
export function shellForms(value: string): readonly Form[] {
  const escaped = backslashes(value);
  return [
    ["shell", value.replaceAll("'", "'\\''")],
    ["shell-quotes", value.replaceAll("'", `'"'"'`)],
    ["shell-double", value.replace(/[\\"$`]/g, "\\$&")],
    // A word may start with something else.
    ["shell-backslashes", escaped],
    ["shell-backslashes-first", escaped.replace(/^[#~]/, "\\$&")],
    ["shell-dollar", dollarQuoted(value)],
    ["shell-dollar-ascii", dollarQuoted(value).replace(/[^\0-\x7f]+/g, octalBytes)],
    ...ampersandForms(value),
  ];
}

/** As bash's `printf %q` has it. */
function backslashes(value: string): string {
  return value.replace(/[\t\n !"$&'()*,;<>?[\\\]^`{|}]|(?<=[:=])~/g, "\\$&");
}

const letters: { readonly [character: string]: string } = {
  "\x07": "a",
  "\b": "b",
  "\t": "t",
  "\n": "n",
  "\v": "v",
  "\f": "f",
  "\r": "r",
  "\x1b": "E",
  "'": "'",
  "\\": "\\",
};

/** Within `$'…'`, which bash takes for a whole word as soon as there is a control character in it. */
function dollarQuoted(value: string): string {
  return value.replace(/[\p{Cc}'\\]/gu, (character) => {
    const letter = letters[character];
    return letter === undefined ? octalBytes(character) : `\\${letter}`;
  });
}

function octalBytes(text: string): string {
  return [...new TextEncoder().encode(text)].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("");
}

/** So long must the part of a value be that is masked by itself. */
const shortestPart = 6;

/**
 * PowerShell tears a command at `&` where it tells what is wrong with it, and colours the character after `&+`: the
 * parts before and behind are printed by themselves.
 */
function ampersandForms(value: string): readonly Form[] {
  const [plus, last] = [value.indexOf("&+"), value.lastIndexOf("&")];
  if (last < 0) return [];
  const parts: readonly Form[] = [
    ["powershell-before", value.slice(0, plus < 0 ? last + 1 : plus + 2)],
    ["powershell-after", value.slice(plus < 0 ? last + 1 : plus + 3)],
  ];
  return parts.filter(([, text]) => text.length >= shortestPart);
}
