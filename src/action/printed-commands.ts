/** A command as GitHub's runner finds it in a line. */
export type PrintedCommand = { readonly name: string; readonly data: string };

/** What the runner counts as blank at the start of a line. */
export const blankCharacters: readonly string[] = [
  ..."\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a",
  ..."\u2028\u2029\u202f\u205f\u3000",
];
const blanks = new RegExp(`^[${blankCharacters.join("")}]+`);

const names: ReadonlySet<string> = new Set([
  ..."error warning notice group endgroup debug echo add-mask add-matcher remove-matcher".split(" "),
  ..."set-output save-state stop-commands set-env add-path".split(" "),
]);

/** Whether the runner knows a command of this name. */
export function isCommandName(name: string): boolean {
  return names.has(name.toLowerCase());
}

/**
 * The command in a line, with its name in lower case, by both grammars of actions/runner's ActionCommand.cs: `::name k=v::data`
 * after blanks, else `##[name k=v]data` anywhere. While commands are stopped there is one name more: the token.
 */
export function commandIn(line: string, token?: string): PrintedCommand | undefined {
  return second(line, token) ?? first(line, token);
}

function second(line: string, token: string | undefined): PrintedCommand | undefined {
  const text = line.replace(blanks, "");
  const end = text.indexOf("::", 2);
  if (!text.startsWith("::") || end < 0) return undefined;
  return known(text.slice(2, end), token, () => decoded(text.slice(end + 2), ["%0D", "%0A"]));
}

function first(line: string, token: string | undefined): PrintedCommand | undefined {
  const start = line.indexOf("##[");
  const end = start < 0 ? -1 : line.indexOf("]", start);
  if (end < 0) return undefined;
  return known(line.slice(start + 3, end), token, () => decoded(line.slice(end + 1), ["%3B", "%0D", "%0A", "%5D"]));
}

function known(head: string, token: string | undefined, data: () => string): PrintedCommand | undefined {
  const name = (/^[^ ]*/.exec(head)?.[0] ?? "").toLowerCase();
  return names.has(name) || name === token?.toLowerCase() ? { name, data: data() } : undefined;
}

/** The runner decodes one after another, and the percent sign last. */
function decoded(text: string, codes: readonly string[]): string {
  return codes.reduce((rest, code) => rest.replaceAll(code, decodeURIComponent(code)), text).replaceAll("%25", "%");
}
