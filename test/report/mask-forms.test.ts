import assert from "node:assert/strict";
import { test } from "node:test";
import { Mask } from "../../src/report/mask/mask.ts";
import { variantsOf } from "../../src/report/mask/mask-variants.ts";

function masked(text: string, secret: string): string {
  const mask = new Mask();
  mask.add("secret", secret);
  const inBytes = new TextDecoder().decode(mask.bytes(new TextEncoder().encode(text)));
  assert.equal(inBytes, mask.text(text));
  assert.equal(mask.show(mask.hide(text)), text);
  return inBytes;
}

const forms: [form: string, secret: string, text: string][] = [
  ["a word of bash with backslashes", "pa ss'w&rd", "pa\\ ss\\'w\\&rd"],
  ["such a word with signs of all kinds", 'a!b^c,d{e}f[g]%h@i"o`p$q(r)*?;<>|\\z', bashWord()],
  ["such a word that starts with ~", "~a#b=~c:~d~e", "\\~a#b=\\~c:\\~d~e"],
  ["such a word behind something else", "~a#b=~c:~d~e", "~a#b=\\~c:\\~d~e"],
  ["such a word that starts with #", "#secret", "\\#secret"],
  ["a word of bash behind a dollar sign", "a'b\\c\td\x1be\x01f\x7f\r\ng", "a\\'b\\\\c\\td\\Ee\\001f\\177\\r\\ng"],
  ["such a word where more than ASCII is known", `a'b"ü€`, `a\\'b"ü€`],
  ["such a word where only ASCII is known", "a'bü€", "a\\'b\\303\\274\\342\\202\\254"],
  ["a word of Python's shlex", "a'b'cd", `a'"'"'b'"'"'cd`],
  ["HTML of Python", `a'b"c<d`, "a&#x27;b&quot;c&lt;d"],
  ["HTML of PHP", `a'b"c<d`, "a&#039;b&quot;c&lt;d"],
  ["HTML of PHP without single quotes", `a'b"c<d`, "a'b&quot;c&lt;d"],
  ["HTML with &#39;", `a'b"c<d`, "a&#39;b&quot;c&lt;d"],
  ["a part of a URI in lower case", "a/ü<K", "a%2f%c3%bc%3cK"],
  ["a path of a URI in lower case", "a/ü<K", "a/%c3%bc%3cK"],
  ["a form in lower case", "a/ b~", "a%2f+b%7e"],
  ["a form with brackets", "a (b)!/", "a+(b)!%2F"],
  ["JSON in JSON", 'a"b\\c\n', 'a\\\\\\"b\\\\\\\\c\\\\n'],
  ["JSON in JSON, both in ASCII", 'a"bü', 'a\\\\\\"b\\\\u00fc'],
  ["JSON in JSON, the outer one in ASCII", 'a"bü', 'a\\\\\\"b\\u00fc'],
  ["what stands before the last & for PowerShell", "part1&part2&end", "part1&part2&"],
  ["a part of six characters for PowerShell", "part1&long-enough", "part1&"],
  ["what stands behind the last & for PowerShell", "a&b&section", "section"],
  ["what stands before the first &+ for PowerShell", "part1&+part2&part3", "part1&+"],
  ["what stands behind the coloured sign for PowerShell", "part1&+part2&part3", "art2&part3"],
];
for (const [form, secret, text] of forms)
  test(`masks a secret as ${form}`, () => assert.equal(masked(`x${text}y`, secret), "x***y"));

function bashWord(): string {
  return 'a\\!b\\^c\\,d\\{e\\}f\\[g\\]%h@i\\"o\\`p\\$q\\(r\\)\\*\\?\\;\\<\\>\\|\\\\z';
}

const parts: [title: string, secret: string, text: string, shown: string][] = [
  ["whole, where its lines are joined", "it's one\nit's two", "$'it\\'s one\\nit\\'s two'", "$'***'"],
  ["a line of it, where the last one is missing", "it's one\nit's two", "$'it\\'s one\\n'", "$'***\\n'"],
  ["a line of it, where it was indented", "{\n\t'key'\n}", "$'x\\t\\'key\\'\\n'", "$'x\\t***\\n'"],
  ["a part of a line of it for PowerShell", "one line\nan&other-line", "other-line", "***"],
];
for (const [title, secret, text, shown] of parts)
  test(`masks a secret of several lines: ${title}`, () => assert.equal(masked(text, secret), shown));

const harmless: [text: string, secret: string][] = [
  ["a&bc&", "a&bc&long-enough"],
  ["short", "long-enough&short"],
  ["a&+", "a&+long-enough"],
  ["short", "long-enough&+?short"],
];
for (const [text, secret] of harmless)
  test(`leaves '${text}' alone, which is too short a part of '${secret}'`, () =>
    assert.equal(masked(text, secret), text));

test("keeps forms once that are the same", () => {
  const all = variantsOf("it's <one>&more/ü");
  assert.equal(new Set(all.map(({ text }) => text)).size, all.length);
  assert.equal(new Set(all.map(({ variant }) => variant)).size, all.length);
  assert.deepEqual(
    variantsOf("harmless").filter(({ variant }) => !variant.startsWith("base64")),
    [{ variant: "plain", text: "harmless" }],
  );
});

test("masks a very long secret line by line", () => {
  const lines = Array.from({ length: 600 }, (_, line) => `it's "line" ${line} of <a> & b/c = ü`);
  const secret = lines.join("\n");
  assert.equal(masked(secret, secret), "***");
  assert.equal(masked(Buffer.from(secret).toString("base64"), secret), "***");
  assert.equal(masked(JSON.stringify(secret), secret), `"${lines.map(() => "***").join("\\n")}"`);
});

test("needs no more text for all forms of a long secret than some dozens of times its own", () => {
  const secret = Array.from({ length: 1000 }, (_, line) => `it's "line" ${line} of <a> & b/c = ü`).join("\n");
  const sum = variantsOf(secret).reduce((length, { text }) => length + text.length, 0);
  assert.ok(sum < 100 * secret.length, `${sum / secret.length} times`);
});
