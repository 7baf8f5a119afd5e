import assert from "node:assert/strict";
import { test } from "node:test";
import { holdsLost } from "../../src/report/mask/lost.ts";
import { Mask } from "../../src/report/mask/mask.ts";

function maskOf(secrets: { readonly [name: string]: string }): Mask {
  const mask = new Mask();
  for (const [name, value] of Object.entries(secrets)) mask.add(name, value);
  return mask;
}

const texts: [title: string, secrets: { readonly [name: string]: string }, text: string, masked: string][] = [
  ["a secret", { token: "s3cret" }, "token=s3cret.", "token=***."],
  ["each of it", { token: "s3cret" }, "s3cret s3cret\ns3cret", "*** ***\n***"],
  ["those that touch, as one", { token: "s3cret", pin: "123" }, "s3crets3cret123", "***"],
  ["but nothing in other case", { token: "s3cret" }, "S3CRET", "S3CRET"],
  ["what overlaps itself", { token: "ababa" }, "xabababax", "x***x"],
  ["what overlaps another", { a: "abcdef", b: "defghi" }, "-abcdefghi-", "-***-"],
  ["the longer of two", { a: "abc", b: "abcdef" }, "abcdef abc abcde", "*** *** ***de"],
  ["one within another", { a: "long-inner-long", b: "inner" }, "long-inner-long inner long-inner", "*** *** long-***"],
  ["the end of one that began as another", { a: "abcdX", b: "cdY" }, "abcdY", "ab***"],
  ["a single character", { pin: "7" }, "a 7 b 17", "a *** b 1***"],
  ["the whole text", { token: "s3cret" }, "s3cret", "***"],
  ["characters beyond the first plane", { token: "p😀ss" }, "a p😀ss", "a ***"],
  ["each line of it", { pem: "-----BEGIN\r\n  abcd  \nwxyz\n" }, "BEGIN abcd\twxyz", "BEGIN ***\t***"],
  ["all of it, where the lines are together", { pem: "-----BEGIN\nabcd" }, "-----BEGIN\nabcd", "***"],
  ["but no line that says nothing", { json: '{\n "a": "b"\n},\n]' }, '{ }, ] "a": "b"', "{ }, ] ***"],
  ["what is around a secret, but not within", { token: "  s3cret " }, "[s3cret]", "[***]"],
];
for (const [title, secrets, text, masked] of texts)
  test(`masks ${title}`, () => assert.equal(maskOf(secrets).text(text), masked));

test("without a secret, all stays the same object", () => {
  const mask = maskOf({ token: "" });
  const data = { a: ["b"] };
  const lines = new TextEncoder().encode("a\n");
  assert.equal(mask.isEmpty, true);
  assert.equal(mask.text("a"), "a");
  assert.equal(mask.data(data), data);
  assert.equal(mask.bytes(lines), lines);
  assert.deepEqual(mask.parts("a"), ["a"]);
});

test("what holds no secret stays the same object", () => {
  const mask = maskOf({ token: "s3cret" });
  const data = { a: ["b", { c: 1 }], d: null };
  const lines = new TextEncoder().encode("a\n");
  assert.equal(mask.isEmpty, false);
  assert.equal(mask.data(data), data);
  assert.equal(mask.bytes(lines), lines);
});

test("bytes that are no text stay as they are", () => {
  const mask = maskOf({ token: "sécret" });
  const secret = new TextEncoder().encode("sécret");
  const lines = Uint8Array.of(0xff, 0x80, ...secret, 0xc3, 0x0a, 0x73, 0xc3, 0xa9, 0x63, 0x0a);
  const stars = new TextEncoder().encode("***");
  assert.deepEqual(mask.bytes(lines), Uint8Array.of(0xff, 0x80, ...stars, 0xc3, 0x0a, 0x73, 0xc3, 0xa9, 0x63, 0x0a));
});

test("data is masked in its values and its names, and a name that is taken gets another", () => {
  const mask = maskOf({ a: "s3cret", b: "geheim" });
  assert.deepEqual(mask.data({ s3cret: ["x s3cret", { n: 1, is: true, no: null }], geheim: "geheim" }), {
    "***": ["x ***", { n: 1, is: true, no: null }],
    "****": "***",
  });
  const odd = JSON.parse('{"__proto__":"s3cret"}');
  assert.equal(JSON.stringify(mask.data(odd)), '{"__proto__":"***"}');
});

test("references stand for secrets, by name and form", () => {
  const mask = maskOf({ token: "s3cret/+", pem: "line one\nline two" });
  const hidden = mask.hide("a s3cret/+ s3cret%2F%2B line two\0");
  assert.equal(hidden, "a \0plain:token\0 \0uri:token\0 \0line-2:pem\0\0\0");
  assert.equal(mask.show(hidden), "a s3cret/+ s3cret%2F%2B line two\0");
  assert.deepEqual(mask.showData(mask.hideData({ "s3cret/+": ["\0", 1, "line one"] })), {
    "s3cret/+": ["\0", 1, "line one"],
  });
});

test("who knows no secrets writes texts that another reads, and reads texts of another without the secrets", () => {
  const none = new Mask();
  assert.equal(none.hide("a\0b"), "a\0\0b");
  assert.equal(none.show(none.hide("a\0plain:x\0b")), "a\0plain:x\0b");
  const mask = maskOf({ "a%\0:b": "s3cret", other: "geheim" });
  const shown = none.show(mask.hide("x s3cret\0\0geheim"));
  assert.equal(none.text(shown), "x ***\0\0***");
  assert.deepEqual(none.parts(shown), [
    "x ",
    { name: "a%\0:b", variant: "plain" },
    "\0\0",
    { name: "other", variant: "plain" },
    "",
  ]);
  assert.equal(mask.show(mask.hide("x s3cret\0\0geheim")), "x s3cret\0\0geheim");
});

test("a secret with a new value is the new one where it is shown", () =>
  assert.equal(maskOf({ token: "new" }).show(maskOf({ token: "old" }).hide("Bearer old")), "Bearer new"));

test("what is overlapped is hidden as well", () => {
  const mask = maskOf({ a: "abcdef", b: "defghi" });
  const hidden = mask.hide("-abcdefghi-");
  assert.equal(hidden, "-\0plain[0-3]:a\0\0plain:b\0-");
  assert.equal(mask.show(hidden), "-abcdefghi-");
});

test("a value without a name is masked, and cannot be shown again", () => {
  const mask = maskOf({ "": "derived" });
  assert.equal(mask.text("a derived"), "a ***");
  assert.equal(mask.text(mask.show(mask.hide("a derived"))), "a ***");
  mask.add("later", "derived");
  assert.equal(mask.show(mask.hide("a derived")), "a derived");
});

test("a second value of a name is masked, but the name stands for the first one", () => {
  const mask = maskOf({ token: "first" });
  mask.add("token", "second");
  assert.equal(mask.text("first second"), "*** ***");
  assert.equal(holdsLost(mask.show(mask.hide("first second"))), true);
  assert.equal(mask.show(mask.hide("first")), "first");
});

test("a text is split where secrets stand, and says which are whole", () => {
  const mask = maskOf({ token: "s3cret/", other: "ret/urn" });
  assert.deepEqual(mask.parts("a s3cret/ b"), ["a ", { name: "token", variant: "plain" }, " b"]);
  assert.deepEqual(mask.parts("s3cret/"), [{ name: "token", variant: "plain" }]);
  assert.deepEqual(mask.parts("s3cret%2F"), [{ name: "token", variant: "uri" }]);
  assert.deepEqual(mask.parts("s3cret/urn"), [
    { name: "token", variant: "plain[0-3]" },
    { name: "other", variant: "plain" },
  ]);
  assert.deepEqual(mask.parts(""), []);
});

test("a secret that ends as a later one does is whole", () => {
  const mask = maskOf({ token: "a/b <c>" });
  assert.equal(mask.text("a/b <c>"), "***");
  mask.add("pin", "<c>");
  assert.deepEqual(mask.parts("a/b <c>"), [{ name: "token", variant: "plain" }]);
});

test("a secret that is a form of another is known by its own name", () => {
  const mask = maskOf({ json: 'a"b"c"d', text: 'a\\"b\\"c\\"d' });
  assert.deepEqual(mask.parts('a\\"b\\"c\\"d'), [{ name: "text", variant: "plain" }]);
});

test("secrets that are added while the mask is used are masked from then on", () => {
  const mask = new Mask();
  for (let count = 0; count < 200; count++) {
    assert.equal(mask.text(`a secret-${count}- b`), `a secret-${count}- b`);
    mask.add(count % 2 === 0 ? `name-${count}` : "", `secret-${count}-`);
    assert.equal(mask.text(`a secret-${count}- b secret-0- c`), "a *** b *** c");
    assert.equal(mask.hide(`secret-0-\0secret-${count & ~1}-`), `\0plain:name-0\0\0\0\0plain:name-${count & ~1}\0`);
  }
});
