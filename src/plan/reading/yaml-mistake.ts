import type { ErrorCode, YAMLError } from "yaml";

/**
 * How much of the text can still be understood after a mistake: all of it; what YAML says about it, but
 * not its meaning; or nothing, since all that follows may be wrong only because of this.
 */
export type Understood = "all" | "syntax" | "nothing";

type Phrase = {
  /** What the library says; `$1` in our words is what it found. */
  readonly says?: RegExp;
  /** What stands in the line before the mistake. */
  readonly after?: RegExp;
  readonly understood?: Understood;
  /** Whether the words hold a part of a value. */
  readonly showsValue?: true;
  readonly words: string;
};

const onLinesOfItsOwn = "put the whole value in quotes, or on lines of its own below 'key: |'";
const wrongIndentation = "is the line indented wrongly?";
const notExpected = `this was not expected here; are quotes missing, or ${wrongIndentation}`;
const neverClosed = "what is opened here is never closed with '$1'";
/** A condition such as `!cancelled()`. */
const negation = {
  after: /\bif:\s*$/,
  understood: "all",
  words: "a value that starts with '!' is a tag to YAML; put the whole value in quotes, or in ${{ }}",
} as const;
const namedTag = {
  says: /^Unresolved tag: (\S+)/,
  understood: "all",
  showsValue: true,
  words: "the tag '$1' is not known here; leave it out",
} as const;
/** Where nothing of a value may be told: a secret may start with '!'. */
const unknownTag = { understood: "all", words: "this tag (!) is not known here; leave it out" } as const;

/** What people are told instead of the words of the YAML library; the first phrase that fits. */
const phrases: { readonly [code in ErrorCode]?: readonly Phrase[] } = {
  TAB_AS_INDENT: [{ understood: "syntax", words: "a tab cannot indent a line of YAML; use blanks" }],
  BAD_SCALAR_START: [
    {
      says: /(?:character|indicator) (.)/,
      understood: "all",
      words: "a value cannot start with '$1'; put the whole value in quotes",
    },
  ],
  BLOCK_AS_IMPLICIT_KEY: [
    { says: /Nested/, words: `a ': ' inside a value makes it look like another key; ${onLinesOfItsOwn}` },
    { words: `a list cannot start here; ${wrongIndentation}` },
  ],
  MULTILINE_IMPLICIT_KEY: [
    { words: `this is neither 'key: value' nor part of the line above; is a ':' missing, or ${wrongIndentation}` },
  ],
  MISSING_CHAR: [
    { says: /closing (.)quote/, words: "the text that starts with $1 here is never closed with $1" },
    { says: /must end with an? (.)/, words: neverClosed },
    { says: /without - indicator/, words: `an item of a list starts with '- '; or ${wrongIndentation}` },
    { says: /followed by map values/, words: `this must be 'key: value'; is a ':' missing, or ${wrongIndentation}` },
    { says: /Missing ,/, words: "a ',' is missing before this" },
    { says: /space after :/, words: "a blank is missing after the ':'" },
    { says: /^Comments/, understood: "all", words: "a blank is missing before the '#'" },
    { says: /^Tags and anchors/, words: "a blank is missing after the anchor or tag" },
    { says: /directives-end/, words: "a line '---' is missing after the directives, the lines that start with %" },
    { words: notExpected },
  ],
  BAD_INDENT: [
    { says: /end with an? (.)/, words: neverClosed },
    {
      says: /^All mapping items/,
      words: "the keys of a map must start in the same column; this line is indented otherwise",
    },
    {
      says: /^All sequence items/,
      words: "the items of a list must start in the same column; this line is indented otherwise",
    },
    { says: /^Block scalar/, words: "text below '|' or '>' must be indented further than its key" },
    { words: "this line is indented wrongly" },
  ],
  UNEXPECTED_TOKEN: [
    { after: /[|>][-+\d]* *$/, words: "after '|' or '>' the text starts on the next line" },
    {
      after: /["'] *$/,
      says: /scalar at node end/,
      words: `there is more text after the closing quote; ${onLinesOfItsOwn}`,
    },
    {
      says: /stream: "([\]}])"/,
      understood: "syntax",
      words: "this '$1' closes nothing; if it is part of a text, put the text in quotes",
    },
    { says: /^Unexpected (,|empty item)/, words: "there is nothing before this ','" },
    { says: /at node end/, words: `this does not belong to what is above it; ${wrongIndentation}` },
    { words: notExpected },
  ],
  BLOCK_IN_FLOW: [{ words: "within [ ] and { } lists and maps are written with brackets too" }],
  BAD_DQ_ESCAPE: [
    {
      says: /sequence (.+)/,
      understood: "all",
      words: "within double quotes '$1' means nothing; write '\\$1', or use single quotes",
    },
  ],
  BAD_ALIAS: [
    {
      understood: "all",
      words: "a name is missing after the '&' or '*'; if it is part of a text, put the text in quotes",
    },
  ],
  ALIAS_PROPS: [{ words: "an alias (*) cannot have an anchor (&) or a tag (!) of its own" }],
  BAD_PROP_ORDER: [{ words: "an anchor (&) or a tag (!) goes after '-', '?' or ':'" }],
  MULTIPLE_ANCHORS: [{ words: "a value can have only one anchor (&)" }],
  MULTIPLE_TAGS: [{ words: "a value can have only one tag (!)" }],
  BAD_DIRECTIVE: [
    { words: "a line that starts with % is a directive for YAML, and this one is not known; leave it out" },
  ],
  KEY_OVER_1024_CHARS: [{ words: "a key can have at most 1024 characters" }],
  NON_STRING_KEY: [{ understood: "all", words: "a key must be plain text" }],
  TAG_RESOLVE_FAILED: [negation, namedTag, unknownTag],
  BAD_COLLECTION_TYPE: [unknownTag],
};

/**
 * What a mistake in the YAML means to people; `before` is what stands in its line before it. Of a value that may not be
 * shown the words hold nothing that is longer than a character.
 */
export function yamlMistake(
  { code, message }: YAMLError,
  before: string,
  maySeeValues: boolean,
): { readonly words: string; readonly understood: Understood } {
  for (const { says = /^/, after = /^/, words, showsValue, understood = "nothing" } of phrases[code] ?? []) {
    if (showsValue && !maySeeValues) continue;
    const found = says.exec(message);
    if (found !== null && after.test(before))
      return { words: words.replaceAll("$1", () => shown(found[1] ?? "")), understood };
  }
  return { words: `this is not YAML: ${message}`, understood: "nothing" };
}

/** A tag of YAML's own as it is written, and one of any length in short. */
function shown(found: string): string {
  const written = found.replace(/^tag:yaml\.org,2002:/, "!!");
  return written.length <= 40 ? written : `${written.slice(0, 39)}…`;
}
