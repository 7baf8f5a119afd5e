/** What a piece of text means; a face that has colours gives it one. */
export type Role = "good" | "bad" | "undo" | "faint" | "strong";

export type Paint = { readonly [role in Role]: (text: string) => string };

const asItIs = (text: string): string => text;

/** No colours: for a pipe, a log, or whoever asked for none. */
export const plain: Paint = { good: asItIs, bad: asItIs, undo: asItIs, faint: asItIs, strong: asItIs };

const esc = String.fromCharCode(27);
const sgr =
  (on: number, off: number) =>
  (text: string): string =>
    text === "" ? "" : `${esc}[${on}m${text}${esc}[${off}m`;

/** The colours that every terminal knows, in the shades its owner chose. */
export const ansi: Paint = {
  good: sgr(32, 39),
  bad: sgr(31, 39),
  undo: sgr(33, 39),
  faint: sgr(2, 22),
  strong: sgr(1, 22),
};
