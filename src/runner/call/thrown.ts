import { inspect, types } from "node:util";

/** Longest text of an error that is told; the output has more of it. */
const longestWords = 4000;
const longestStory = 64 * 1024;

/** What was thrown, in its own words where it has some. Never throws, whatever it is. */
export function wordsOf(thrown: unknown): string {
  try {
    if (typeof thrown === "string" && thrown.trim() !== "") return shorten(thrown, longestWords);
    if (!isError(thrown)) return `it threw ${shorten(look(thrown), 200)}, which is no Error`;
    const own = ownWords(thrown);
    const why = isError(thrown.cause) ? ownWords(thrown.cause) : "";
    return shorten(why === "" || own.includes(why) ? own : `${own}: ${why}`, longestWords);
  } catch {
    return "it threw something that cannot be looked at";
  }
}

/** An error for people who mend it: its words, and where in their code it came from. Never throws. */
export function storyOf(thrown: unknown, isOurs: (frame: string) => boolean): string {
  try {
    if (!isError(thrown)) return wordsOf(thrown);
    const lines: string[] = [];
    for (let error: unknown = thrown, depth = 0; isError(error) && depth < 5; error = error.cause, depth++) {
      const stack = typeof error.stack === "string" ? error.stack : `${error}`;
      const own = stack.split("\n").filter((line) => !/^\s+at /.test(line) || !isOurs(line));
      lines.push(...(depth === 0 ? own : [`because of ${own[0]}`, ...own.slice(1)]));
    }
    return shorten(lines.join("\n"), longestStory);
  } catch {
    return wordsOf(thrown);
  }
}

function isError(thrown: unknown): thrown is Error {
  return types.isNativeError(thrown) || thrown instanceof Error;
}

/** Some have an empty message, as the one that gathers why no address of a host could be reached. */
function ownWords(error: Error & { code?: unknown; errors?: unknown }): string {
  const { message, code, errors, name } = error;
  if (typeof message === "string" && message.trim() !== "") return message;
  if (Array.isArray(errors) && isError(errors[0])) return ownWords(errors[0]);
  return String(code ?? name);
}

function look(thrown: unknown): string {
  return inspect(thrown, { depth: 1, customInspect: false, breakLength: Number.POSITIVE_INFINITY });
}

function shorten(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)} …` : text;
}
