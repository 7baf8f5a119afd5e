import { data, Evaluator, Lexer, Parser, wellKnownFunctions } from "@actions/expressions";
import { type Token, TokenType } from "@actions/expressions/lexer";
import { didYouMean } from "./did-you-mean.ts";
import { quoted } from "./problems.ts";
import { type Whose, wayAround } from "./way-around.ts";

/** What expressions may use. */
export type Parameters = {
  readonly names: readonly string[];
  /** Undefined where one of them has no value, so that nothing can be said of expressions that use it. */
  readonly values: ReadonlyMap<string, string> | undefined;
  /** The values, as the library for expressions wants them. */
  readonly context: data.Dictionary;
};

export function parametersOf(names: readonly string[], values: Parameters["values"]): Parameters {
  const params = new data.Dictionary();
  for (const [name, value] of values ?? []) params.add(name, new data.StringData(value));
  return { names, values, context: new data.Dictionary({ key: "params", value: params }) };
}

/** The value of an expression as text, or what is wrong with it; no mistakes where a parameter has no value. */
export type Evaluated = { readonly value: string } | { readonly mistakes: readonly string[] };

/** Evaluates what stands within the brackets, by GitHub's own rules, with the context `params` alone. */
export function evaluate(expression: string, parameters: Parameters, whose: Whose): Evaluated {
  try {
    const tokens = expressionTokens(expression);
    if (tokens.length <= 1)
      return { mistakes: ["there is nothing in this expression; write params.NAME between the brackets"] };
    const mistakes = [...unknownNames(tokens, whose), ...unknownParameters(tokens, parameters)];
    if (mistakes.length > 0) return { mistakes };

    const parsed = new Parser([...tokens], ["params"], []).parse();
    if (parameters.values === undefined) return { mistakes: [] };
    const value = new Evaluator(parsed, parameters.context).evaluate();
    if (value.primitive) return { value: value.coerceString() };
    return { mistakes: ["this expression gives a list or a map; write toJSON(…) around it, or join(…)"] };
  } catch (error) {
    return { mistakes: [`this expression is wrong: ${reason(error)}`] };
  }
}

/** The parts of an expression, the last one being its end. Throws where there is no sense in it. */
export function expressionTokens(expression: string): readonly Token[] {
  return new Lexer(expression).lex().tokens.map((token) =>
    // The library makes one quote of the first doubled quote only.
    token.type === TokenType.STRING ? { ...token, value: token.lexeme.slice(1, -1).replaceAll("''", "'") } : token,
  );
}

/** Names that the expression starts from: contexts, not their properties. */
export function contexts(
  tokens: readonly Token[],
): readonly { readonly name: string; readonly property: string | undefined }[] {
  return tokens.flatMap(({ type, lexeme }, at) => {
    const isName = type === TokenType.IDENTIFIER && tokens[at - 1]?.type !== TokenType.DOT;
    if (!isName || tokens[at + 1]?.type === TokenType.LEFT_PAREN) return [];
    return [{ name: lexeme.toLowerCase(), property: propertyAfter(tokens, at) }];
  });
}

function propertyAfter(tokens: readonly Token[], at: number): string | undefined {
  const [bracket, name] = [tokens[at + 1], tokens[at + 2]];
  if (bracket?.type === TokenType.DOT && name?.type === TokenType.IDENTIFIER) return name.lexeme;
  const isIndex = bracket?.type === TokenType.LEFT_BRACKET && name?.type === TokenType.STRING;
  return isIndex && tokens[at + 3]?.type === TokenType.RIGHT_BRACKET ? String(name.value) : undefined;
}

function unknownNames(tokens: readonly Token[], whose: Whose): readonly string[] {
  const known = Object.values(wellKnownFunctions).map(({ name }) =>
    name === "toJson" || name === "fromJson" ? name.replace("Json", "JSON") : name,
  );
  const functions = tokens.flatMap(({ type, lexeme }, at) => {
    const isCall = type === TokenType.IDENTIFIER && tokens[at + 1]?.type === TokenType.LEFT_PAREN;
    if (!isCall || known.some((name) => name.toLowerCase() === lexeme.toLowerCase())) return [];
    return [
      `the function ${quoted(lexeme)} is not known here${didYouMean(lexeme, known, `; known are ${known.join(", ")}`)}`,
    ];
  });
  const unknown = contexts(tokens).filter(({ name }) => name !== "params");
  return [...unknown.map((context) => wayAround(context, whose)), ...functions];
}

function unknownParameters(tokens: readonly Token[], { names }: Parameters): readonly string[] {
  return contexts(tokens).flatMap(({ name, property }) => {
    if (name !== "params" || property === undefined) return [];
    if (names.some((known) => known.toLowerCase() === property.toLowerCase())) return [];
    const declare = `; declare it with params: { ${property}: { default: … } }`;
    return [`the parameter ${quoted(property)} is not declared${didYouMean(property, names, declare)}`];
  });
}

/** The library's words without its repetition of the whole expression. */
function reason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [first = ""] = message.split(". Located at");
  if (first.startsWith("ErrorExceededMaxLength")) return "it is longer than 21,000 characters";
  if (error instanceof RangeError) return "it asks for too much";
  return first.charAt(0).toLowerCase() + first.slice(1).replace(/'([\s\S]*)'$/, (_all, text: string) => quoted(text));
}
