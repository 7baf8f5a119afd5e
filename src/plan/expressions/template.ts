import type { Json } from "../plan.ts";
import { quoted } from "../problems.ts";
import {
  type Contexts,
  type Evaluation,
  ExpressionError,
  evaluateValue,
  type Mention,
  mentions,
} from "./expression.ts";
import { jsonOf, secretsIn } from "./expression-data.ts";
import { mostCharacters } from "./expression-room.ts";

/** An expression within a text: `${{ … }}`, or its twin `$[[ … ]]`, which a workflow leaves alone. */
export type Placeholder = {
  readonly from: number;
  /** After its end; the end of the text where it is never closed. */
  readonly to: number;
  /** What stands between the brackets; undefined where it is never closed. */
  readonly inner: string | undefined;
};

const opening = /\$(?:\{\{|\[\[)/g;

/** All expressions of a text, in order. */
export function placeholders(text: string): readonly Placeholder[] {
  const found: Placeholder[] = [];
  opening.lastIndex = 0;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const from = match.index;
    const end = endOf(text, from + 3, match[0] === "$[[");
    const inner = end === undefined ? undefined : text.slice(from + 3, end);
    // Only the first unclosed one is the mistake; what follows may be part of it.
    const to = end === undefined ? text.length : end + 2;
    found.push({ from, to, inner });
    opening.lastIndex = to;
  }
  return found;
}

/** The text with what its expressions become. */
export function fillTemplate(text: string, found: readonly Placeholder[], values: readonly string[]): string {
  let filled = "";
  let at = 0;
  for (const [index, { from, to }] of found.entries()) {
    filled += text.slice(at, from) + (values[index] ?? "");
    at = to;
  }
  return filled + text.slice(at);
}

type HoldsSecret = Evaluation["holdsSecret"];

/**
 * The text with its expressions filled in, and the secret texts that went into it. Throws an ExpressionError, also
 * where an expression gives a list or a map.
 */
export function fillText(
  template: string,
  contexts: Contexts,
  holdsSecret?: HoldsSecret,
): { readonly text: string; readonly secrets: readonly string[] } {
  if (!template.includes("$")) return { text: template, secrets: [] };
  const found = placeholders(template);
  const secrets: string[] = [];
  let length = 0;
  const values = found.map((placeholder) => {
    const inner = closed(template, placeholder);
    const value = evaluateValue(inner, contexts, { holdsSecret });
    if (!value.primitive) {
      const words = "gives a list or a map; write toJSON(…) around it, or join(…)";
      throw new ExpressionError(`the expression ${quoted(inner)} ${words}`);
    }
    secrets.push(...secretsIn(value));
    const text = value.coerceString();
    length += text.length;
    if (length > mostCharacters) {
      const words = "makes the text that it stands in longer than 10 MB, which is the most";
      throw new ExpressionError(`the expression ${quoted(inner)} ${words}`);
    }
    return text;
  });
  return { text: fillTemplate(template, found, values), secrets };
}

/** The same for all texts in JSON; one that is a single expression becomes the value as it is, a list for instance. */
export function fillData(
  template: Json,
  contexts: Contexts,
  holdsSecret?: HoldsSecret,
): { readonly value: Json; readonly secrets: readonly string[] } {
  const secrets: string[] = [];
  return { value: fill(template), secrets };

  function fill(json: Json): Json {
    if (typeof json === "string") return fillOne(json);
    if (isList(json)) return json.map(fill);
    if (json === null || typeof json !== "object") return json;
    return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, fill(value)]));
  }

  function fillOne(text: string): Json {
    if (!text.includes("$")) return text;
    const [first] = placeholders(text);
    if (first?.from === 0 && first.to === text.length) {
      const value = evaluateValue(closed(text, first), contexts, { holdsSecret });
      secrets.push(...secretsIn(value));
      return jsonOf(value);
    }
    const filled = fillText(text, contexts, holdsSecret);
    secrets.push(...filled.secrets);
    return filled.text;
  }
}

/** What the expressions in all texts of some JSON ask for. */
export function mentionsIn(template: Json): readonly Mention[] {
  if (typeof template === "string") {
    if (!template.includes("$")) return [];
    return placeholders(template).flatMap(({ inner }) => (inner === undefined ? [] : mentions(inner)));
  }
  if (template === null || typeof template !== "object") return [];
  return Object.values(template).flatMap(mentionsIn);
}

function closed(template: string, { from, inner }: Placeholder): string {
  if (inner !== undefined) return inner;
  throw new ExpressionError(`the expression ${quoted(template.slice(from))} is never closed`);
}

function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}

/** Where the closing brackets start. Those within quotes do not count, nor the `]` of an index. */
function endOf(text: string, from: number, square: boolean): number | undefined {
  let inQuotes = false;
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (character === "'") inQuotes = !inQuotes;
    if (inQuotes) continue;
    if (!square && character === "}" && text[at + 1] === "}") return at;
    if (square && character === "[") depth += 1;
    if (square && character === "]") {
      if (depth === 0 && text[at + 1] === "]") return at;
      depth = Math.max(0, depth - 1);
    }
  }
  return undefined;
}
