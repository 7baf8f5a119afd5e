/**
 * What stands in the place of a secret that a process does not know: NUL, `lost `, what would have told which one, NUL.
 * No program can be given such a text, so nothing can be done with it by mistake.
 */
export function lostText(reference: string): string {
  return `\0lost ${reference}\0`;
}

const start = "\0lost ";
const lost = /\0lost ([^\0]*)\0/g;

/** Whether such a text stands in plain data. */
export function holdsLost(data: unknown): boolean {
  if (typeof data === "string") return data.includes(start);
  return typeof data === "object" && data !== null && Object.values(data).some(holdsLost);
}

/** The text with another one for each of them. */
export function replaceLost(text: string, by: (reference: string) => string): string {
  return text.includes(start) ? text.replace(lost, (_, reference: string) => by(reference)) : text;
}

/** The texts between them, and at every other place the reference of one of them. */
export function splitLost(text: string): readonly string[] {
  return text.includes(start) ? text.split(lost) : [text];
}
