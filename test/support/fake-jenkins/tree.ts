import type { Pruner } from "./bean.ts";

type Tree = Map<string, { readonly inside: Tree; readonly from?: number; readonly to?: number }>;

/** A `tree` that cannot be read: Jenkins answers 500. */
export class MalformedTree extends Error {}

/** Reads `a,b[c,d[e]],list[x]{0,20}`. Throws a MalformedTree. */
export function parseTree(text: string): Pruner {
  const tokens = text.match(/[[\]{},]|[^[\]{},]+/g) ?? [];
  let at = 0;

  function list(): Tree {
    const tree: Tree = new Map();
    for (;;) {
      const name = tokens[at++];
      if (name === undefined || /^[[\]{},]$/.test(name)) throw new MalformedTree(`a name is missing in ${text}`);
      tree.set(name.trim(), node());
      if (tokens[at] !== ",") return tree;
      at++;
    }
  }

  function node() {
    let inside: Tree = new Map();
    if (tokens[at] === "[") {
      at++;
      inside = list();
      expect("]");
    }
    return tokens[at] === "{" ? { inside, ...range() } : { inside };
  }

  /** `{N}` is one element, `{N,}` all from there, `{,M}` and `{N,M}` end before M. */
  function range(): { readonly from?: number; readonly to?: number } {
    expect("{");
    const from = number();
    if (tokens[at] !== ",") {
      expect("}");
      if (from === undefined) throw new MalformedTree("an empty range");
      return { from, to: from + 1 };
    }
    at++;
    const to = number();
    expect("}");
    return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  }

  function number(): number | undefined {
    const token = tokens[at];
    if (token === undefined || /^[,}]$/.test(token)) return undefined;
    if (!/^\d+$/.test(token)) throw new MalformedTree(`'${token}' is no number`);
    at++;
    return Number(token);
  }

  function expect(token: string) {
    if (tokens[at++] !== token) throw new MalformedTree(`'${token}' is missing in ${text}`);
  }

  const tree = list();
  if (at < tokens.length) throw new MalformedTree(`too much in ${text}`);
  return pruner(tree);
}

function pruner(tree: Tree): Pruner {
  return (name) => {
    const found = tree.get(name) ?? tree.get("*");
    return found === undefined ? undefined : { ...found, inside: pruner(found.inside) };
  };
}
