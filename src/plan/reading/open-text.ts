import { Problems } from "../problems.ts";
import { SourceText } from "../source-text.ts";
import { decode } from "./decode.ts";
import { type Content, readYaml, type YamlDocument } from "./read-yaml.ts";

export type OpenedText = {
  readonly source: SourceText;
  readonly problems: Problems;
  /** Undefined where it cannot be understood; why is among the problems. */
  readonly document: YamlDocument | undefined;
};

type Opening = {
  /** Of a text that another one includes, the problems of that one. */
  readonly whole?: Problems | undefined;
  /** A step list unless told. */
  readonly content?: Content;
};

/** Opens a text as YAML. */
export function openText(text: string | Uint8Array, label: string, { whole, content }: Opening = {}): OpenedText {
  const { text: decoded, bad } = typeof text === "string" ? { text, bad: undefined } : decode(text);
  const source = new SourceText(label, decoded);
  const problems = whole === undefined ? new Problems(source) : whole.of(source);
  const nul = source.text.indexOf("\0");
  if (bad !== undefined) problems.add([bad.offset, bad.offset + 1], bad.message);
  else if (nul >= 0)
    problems.add(
      [nul, nul + 1],
      "there is a NUL character here, so this is not a text file; is it the right one, saved as UTF-8?",
    );
  const isText = bad === undefined && nul < 0;
  return { source, problems, document: isText ? readYaml(source, problems, content) : undefined };
}
