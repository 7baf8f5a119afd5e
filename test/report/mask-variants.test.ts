import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { Mask } from "../../src/report/mask/mask.ts";

const value = `p@ss w'o"r\\d/<ü>&$\`~(!)*+`;

function masked(text: string, secret = value): string {
  const mask = new Mask();
  mask.add("secret", secret);
  const inBytes = new TextDecoder().decode(mask.bytes(new TextEncoder().encode(text)));
  assert.equal(inBytes, mask.text(text));
  return inBytes;
}

const forms: [form: string, text: string][] = [
  ["plain", value],
  ["JSON", JSON.stringify(value).slice(1, -1)],
  ["JSON in ASCII", `p@ss w'o\\"r\\\\d/<\\u00fc>&$\`~(!)*+`],
  ["JSON for HTML", `p@ss w'o\\"r\\\\d/\\u003cü\\u003e\\u0026$\`~(!)*+`],
  ["JSON with escaped slashes", `p@ss w'o\\"r\\\\d\\/<ü>&$\`~(!)*+`],
  ["a part of a URI", encodeURIComponent(value)],
  ["a part of a URI, strictly", "p%40ss%20w%27o%22r%5Cd%2F%3C%C3%BC%3E%26%24%60~%28%21%29%2A%2B"],
  ["a path of a URI", "p%40ss%20w%27o%22r%5Cd/%3C%C3%BC%3E%26%24%60~%28%21%29%2A%2B"],
  ["a form", new URLSearchParams({ a: value }).toString().slice(2)],
  ["a form, strictly", "p%40ss+w%27o%22r%5Cd%2F%3C%C3%BC%3E%26%24%60~%28%21%29%2A%2B"],
  ["XML", "p@ss w&apos;o&quot;r\\d/&lt;ü&gt;&amp;$`~(!)*+"],
  ["text in XML", "p@ss w'o\"r\\d/&lt;ü&gt;&amp;$`~(!)*+"],
  ["HTML", "p@ss w&#39;o&quot;r\\d/&lt;ü&gt;&amp;$`~(!)*+"],
  ["HTML with numbers", "p@ss w&#39;o&#34;r\\d/&lt;ü&gt;&amp;$`~(!)*+"],
  ["a text of an expression", value.replaceAll("'", "''")],
  ["a word of the shell's own trace", value.replaceAll("'", "'\\''")],
  ["a word in double quotes", `p@ss w'o\\"r\\\\d/<ü>&\\$\\\`~(!)*+`],
  ["an argument of a command line", `p@ss w'o\\"r\\d/<ü>&$\`~(!)*+`],
  ["base64", Buffer.from(value).toString("base64")],
  ["base64 without padding", Buffer.from(value).toString("base64").replaceAll("=", "")],
  ["base64 for URLs", Buffer.from(value).toString("base64url")],
];
for (const [form, text] of forms)
  test(`masks a secret as ${form}`, () => assert.equal(masked(`a ${text} b`), "a *** b"));

for (const [before, after] of ["", "u", "us", "use", "user"].flatMap((text) =>
  ["", "r", "re", "res"].map((more) => [text, more] as const),
))
  test(`masks a secret in base64 between '${before}' and '${after}'`, () => {
    const whole = Buffer.from(`${before}correct-horse${after}`).toString("base64");
    const shown = masked(whole, "correct-horse");
    const rest = shown.split("***");
    assert.equal(rest.length, 2, shown);
    // The digits at both ends hold bits of what is beside the secret.
    const digits = (text: string) => (text.length * 8) / 6;
    const ofSecret = Math.floor(digits(`${before}correct-horse`)) - Math.ceil(digits(before));
    assert.ok(rest.join("").length <= whole.length - ofSecret, shown);
    if (after === "") assert.equal(rest[1], "");
  });

for (const width of [64, 76])
  test(`masks a long secret in base64 with lines of ${width} digits`, () => {
    const secret = Array.from({ length: 40 }, (_, index) => `${index}-part`).join(" ");
    const lines = (
      Buffer.from(`${secret}\n`)
        .toString("base64")
        .match(new RegExp(`.{1,${width}}`, "g")) ?? []
    ).slice(0, -1);
    assert.ok(lines.length > 3);
    for (const line of lines) assert.equal(masked(`${line}\n`, secret), "***\n");
  });

test("masks each line of a secret in all these forms", () => {
  const secret = `{\n  "password": "a/b c"\n}`;
  assert.equal(masked(encodeURIComponent('"password": "a/b c"'), secret), "***");
  assert.equal(masked(Buffer.from('"password": "a/b c"').toString("base64"), secret), "***");
});

test("masks what stands in quotes in a secret that is in quotes as a whole", () => {
  assert.equal(masked("long-enough", '"long-enough"'), "***");
  assert.equal(masked("short", '"short"'), "short");
});

test("masks a short secret as it is alone", () => {
  assert.equal(masked("a&b a%26b", "a&b"), "*** a%26b");
  assert.equal(masked("YSZi", "a&b"), "YSZi");
});

test("what is no form of a secret is no secret", () =>
  assert.doesNotMatch(masked(`${gzipSync(value).toString("base64")} ${[...value].reverse().join("")}`), /\*\*\*/));
