import type { CST, YAMLError } from "yaml";
import type { Span } from "../source-text.ts";

/** Deeper than any step list; far less than what would be too much for the machine. */
const deepest = 100;

/** What the raw tokens tell that the tree made of them does not. */
export type YamlShape = {
  /** Where the nesting is deeper than can be wanted. */
  readonly tooDeep?: Span;
  /** Where each document after the first one starts. */
  readonly furtherDocuments: readonly Span[];
  readonly opened: (error: YAMLError) => Span | undefined;
};

/** Looks at the tokens without recursion: they may be nested as deep as the text is long. */
export function yamlShape(tokens: readonly CST.Token[]): YamlShape {
  const quotes = new Map<number, Span>();
  const brackets: { readonly start: number; readonly end: string }[] = [];
  let tooDeep: Span | undefined;

  const open = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    if (depth > deepest) {
      if (tooDeep === undefined || token.offset < tooDeep[0]) tooDeep = [token.offset, token.offset + 1];
      continue;
    }
    if (token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar")
      quotes.set(token.offset + token.source.length, [token.offset, token.offset + token.source.length]);
    if (token.type === "flow-collection" && !token.end.some(({ source }) => source === closing(token.start.source)))
      brackets.push({ start: token.offset, end: closing(token.start.source) });
    for (const part of partsOf(token)) open.push({ token: part, depth: depth + 1 });
  }

  const opened = ({ message, pos: [at] }: YAMLError): Span | undefined => {
    if (/closing .quote/.test(message)) return quotes.get(at);
    const end = /end with an? (.)/.exec(message)?.[1];
    const starts = brackets.filter((bracket) => bracket.end === end && bracket.start <= at).map(({ start }) => start);
    return starts.length === 0 ? undefined : [Math.max(...starts), Math.max(...starts) + 1];
  };
  return { ...(tooDeep ? { tooDeep } : {}), furtherDocuments: furtherDocuments(tokens), opened };
}

function partsOf(token: CST.Token): readonly CST.Token[] {
  if (token.type === "document") return token.value ? [token.value] : [];
  if (!("items" in token)) return [];
  return token.items.flatMap(({ key, value }) => [key ?? [], value ?? []].flat());
}

function furtherDocuments(tokens: readonly CST.Token[]): readonly Span[] {
  const documents = tokens.filter((token) => token.type === "document");
  return documents.slice(1).map(({ start, offset, value }) => {
    const at = start.find(({ type }) => type === "doc-start")?.offset ?? value?.offset ?? offset;
    return [at, at + 3];
  });
}

function closing(bracket: string): string {
  return bracket === "{" ? "}" : "]";
}
