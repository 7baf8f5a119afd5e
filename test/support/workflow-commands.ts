/** A command that the runner found in what a step of a workflow printed. */
export type WorkflowCommand = {
  readonly command: string;
  readonly properties: { readonly [name: string]: string };
  readonly data: string;
};

const commands = new Set([
  ..."error warning notice group endgroup debug echo add-mask add-matcher remove-matcher".split(" "),
  ..."set-output save-state stop-commands set-env add-path".split(" "),
]);

/**
 * Finds the commands in a log as GitHub's runner does (ActionCommand.cs): `::name k=v::data` at the
 * start of a line, else `##[name k=v]data` anywhere in it, and none between `stop-commands` and its token.
 */
export function workflowCommands(log: string): WorkflowCommand[] {
  const found: WorkflowCommand[] = [];
  let token: string | undefined;
  for (const line of log.split(/\r\n|\r|\n/)) {
    const known = token === undefined ? commands : new Set([token.toLowerCase()]);
    const command = second(line, known) ?? first(line, known);
    if (command === undefined) continue;
    if (token !== undefined) {
      token = undefined;
    } else {
      found.push(command);
      if (command.command === "stop-commands") token = command.data;
    }
  }
  return found;
}

/** What .NET's TrimStart takes away: U+0085 as well, which JavaScript's does not, but not U+FEFF, which JavaScript's does. */
const blanks = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

function second(line: string, known: ReadonlySet<string>): WorkflowCommand | undefined {
  const text = line.replace(blanks, "");
  const end = text.indexOf("::", 2);
  if (!text.startsWith("::") || end < 0) return undefined;
  return command(text.slice(2, end), text.slice(end + 2), {
    known,
    between: ",",
    escapes: ["%0D", "%0A", "%3A", "%2C"],
  });
}

function first(line: string, known: ReadonlySet<string>): WorkflowCommand | undefined {
  const start = line.indexOf("##[");
  const end = line.indexOf("]", start);
  if (start < 0 || end < 0) return undefined;
  const escapes = ["%0D", "%0A", "%3B", "%5D"];
  return command(line.slice(start + 3, end), line.slice(end + 1), { known, between: ";", escapes });
}

type Grammar = { readonly known: ReadonlySet<string>; readonly between: string; readonly escapes: readonly string[] };

function command(head: string, data: string, { known, between, escapes }: Grammar): WorkflowCommand | undefined {
  const space = head.indexOf(" ");
  const name = (space < 0 ? head : head.slice(0, space)).toLowerCase();
  if (!known.has(name)) return undefined;
  const pairs = space < 0 ? [] : head.slice(space + 1).split(between);
  const properties = pairs.flatMap((pair) => {
    const equals = pair.indexOf("=");
    if (equals < 1) return [];
    return [[pair.slice(0, equals).trim(), withoutEscapes(pair.slice(equals + 1), escapes)]];
  });
  return { command: name, properties: Object.fromEntries(properties), data: withoutEscapes(data, escapes.slice(0, 2)) };
}

function withoutEscapes(text: string, escapes: readonly string[]): string {
  const decoded = escapes.reduce((rest, code) => rest.replaceAll(code, decodeURIComponent(code)), text);
  return decoded.replaceAll("%25", "%");
}
