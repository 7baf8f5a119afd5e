import { label, sanitize } from "./sanitize.ts";

const entities: { readonly [text: string]: string } = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** What is left of what XML 1.0 cannot hold, once control characters have become visible. */
const unheld = /[\p{Cs}\ufffe\uffff]/gu;

/** Text from outside, of any number of lines, as content of XML or HTML: never markup, and nothing in it acts. */
export function inMarkup(text: string): string {
  return escaped(harmlessLines(text));
}

/** A name from outside as one line, for the content or a quoted attribute of XML or HTML. */
export function labelInMarkup(text: string): string {
  return escaped(label(text));
}

/** The same text, with what would act on a reader made visible, line by line. */
export function harmlessLines(text: string): string {
  return text.split(/\r?\n/).map(sanitize).join("\n");
}

function escaped(text: string): string {
  return text.replace(unheld, "\ufffd").replace(/[&<>"']/g, (found) => entities[found] ?? "");
}
