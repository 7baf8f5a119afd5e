import type { Pruner } from "./bean.ts";

type Asked = { readonly inside: Pruner; readonly from?: number; readonly to?: number };

/** Jenkins answers 500 to it. */
export class MalformedTree extends Error {
  override readonly name = "MalformedTree";
}

/** Only what a `tree` such as `a,b[c,d]{0,5}` names, at any depth. Throws a MalformedTree. */
export function parseTree(text: string): Pruner {
  let at = 0;
  const list = (): Pruner => {
    const asked = new Map<string, Asked>();
    for (;;) {
      const name = /^[\w*]+/.exec(text.slice(at))?.[0];
      if (name === undefined) throw new MalformedTree(`a name is missing at ${at}`);
      at += name.length;
      let inside: Pruner = () => undefined;
      if (text[at] === "[") {
        at++;
        inside = list();
        if (text[at++] !== "]") throw new MalformedTree(`a ] is missing at ${at}`);
      }
      const range = /^\{(\d*)(,?)(\d*)\}/.exec(text.slice(at));
      if (range !== null) at += range[0].length;
      asked.set(name, { inside, ...(range === null ? {} : rangeOf(range)) });
      if (text[at] !== ",") return (property) => asked.get(property) ?? asked.get("*");
      at++;
    }
  };
  const pruner = list();
  if (at < text.length) throw new MalformedTree(`nothing may follow at ${at}`);
  return pruner;
}

function rangeOf([, from = "", comma, to = ""]: RegExpExecArray): { readonly from: number; readonly to?: number } {
  if (comma === "") return { from: Number(from), to: Number(from) + 1 };
  return { from: Number(from || 0), ...(to === "" ? {} : { to: Number(to) }) };
}
