import fc from "fast-check";

const fragments = [
  ..."::error::x|::group::g|::endgroup::|::stop-commands::t|::add-mask::m|##[error]x|##[group]g|##[stop-commands]t|::".split(
    "|",
  ),
  ..."\n \r\n \r \t \u001b[2J \u001b]8;;http://h\u0007 \u001b]0;t\u001b\\ \u009b31m \u0007 \b \0 \u007f \u0085 \u2028 \u2029".split(
    " ",
  ),
  ..."\u202e \u2066 \u2069 \u200f \u061c \ufeff \u200b \u2060 \ud800 \udc00 \u{e0041} \u0301 👩‍👩‍👧".split(" "),
  ..."| || \\| \\ ` `` ``` ```` ~~~ <b> </b> </details> <details> <summary> <!-- --> <script> <![CDATA[ <? <a&#60; &lt; &#124;".split(
    " ",
  ),
  ..."[a](http://h) ![i](x) [x]: h *e* **s** _u_ ~d~ $m$ # - > 1. @m #1 www.h.i http://h --- === [^1] \\\\ $$ %".split(
    " ",
  ),
  ..."section %%{init}%% ;click %%c :crit, { } end".split(" "),
  " ",
  "    ",
  "x",
];

/** Text that would like to be more than text, to a terminal, a log, Markdown, a chart or a journal. */
export const hostile: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...fragments), fc.string({ unit: "binary", maxLength: 4 })), { maxLength: 8 })
  .map((parts) => parts.join(""));
