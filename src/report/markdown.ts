import { sanitize } from "./sanitize.ts";
import type { Voice } from "./sentences.ts";

const entities: { readonly [text: string]: string } = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "|": "&#124;",
  // Of an address, which stays text without them.
  ":": "&#58;",
  ".": "&#46;",
};

/** Text from outside as one line that Markdown, its tables, HTML and formulas show as it is. */
export function markdown(text: string, longest = 300): string {
  const characters = Array.from(sanitize(text.trim().replace(/\s+/g, " ")));
  const shown = characters.length > longest ? [...characters.slice(0, longest - 1), "…"] : characters;
  return shown
    .join("")
    .replace(/:(?=\/\/)|(?<=www)\.|[&<>|]|[\\`*_[\]~$#!@]/gi, (found) => entities[found] ?? `\\${found}`);
}

/** How causes are told in Markdown. */
export const inMarkdown: Voice = { step: (id) => `**${markdown(id)}**`, text: (text) => markdown(text) };

/** A block of text that is shown, and copied, byte for byte. */
export function fence(text: string, language: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const ticks = "`".repeat(longest + 1);
  return `${ticks}${language}\n${text}\n${ticks}\n`;
}

/** An inline link; text and address may come from outside. */
export function link(text: string, address: string): string {
  const safe = address.replace(/[^\w\-.~:/?#@!$&+,;=%]/gu, percent);
  return `[${text}](${safe})`;
}

/** A part that is folded away until somebody opens it; the name in its title may come from outside. */
export function folded(title: string, name: string, body: string): string {
  const html = sanitize(name).replace(/[&<>]/g, (character) => entities[character] ?? "");
  return `<details><summary>${title} <b>${html}</b></summary>\n\n${body}\n</details>\n`;
}

/**
 * Markdown that a step left, without the HTML in it, which could end what is around it, or swallow the rest of the
 * page. As a quotation it can't leave a code block open.
 */
export function quoted(text: string): string {
  const isCode = codeLines();
  const lines = text
    .trimEnd()
    .split(/\r\n|\r|\n/)
    .map((line) => (isCode(line) ? line.replaceAll("<!--", "&lt;!--") : line.replace(tag, "&lt;")));
  return `${lines.map((line) => `> ${line}`.trimEnd()).join("\n")}\n`;
}

/** Where a tag or a comment of HTML begins; an address between angle brackets is none. */
const tag = /<(?=[a-z/!?])(?![a-z][\w+.-]*:[^\s<>]*>)/gi;

/**
 * Tells, line by line, whether a line stands in a block of code between fences, where a tag is none. As soon as
 * that depends on what is around a fence, such as a list, no line counts as code any more.
 */
function codeLines(): (line: string) => boolean {
  let open: string | undefined;
  let isSure = true;
  return (line) => {
    const fence = /^(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[0];
    const isAnother = fence === undefined && /```|~~~/.test(line);
    if (open === undefined) {
      isSure &&= !isAnother;
      open = isSure ? fence : undefined;
      return open !== undefined;
    }
    const isEnd = fence?.startsWith(open) === true && line.slice(fence.length).trim() === "";
    isSure &&= !isAnother;
    if (isEnd || !isSure) open = undefined;
    return isSure;
  };
}

function percent(character: string): string {
  const bytes = new TextEncoder().encode(character);
  return Array.from(bytes, (byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("");
}
