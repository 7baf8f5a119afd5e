import assert from "node:assert/strict";

export type Tag = { readonly name: string; readonly values: { readonly [name: string]: string } };

/** What XML 1.0 can hold. */
const holdable = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
const reference = /&(?:amp|lt|gt|quot|#39);/g;
const token = /<(\/?)([a-z][\w-]*)((?: [a-z][\w-]*="[^"<]*")*)(\/?)>|([^<]+)/gy;

/**
 * Reads XML as strictly as its rules are, of which it knows those that a report needs: elements, quoted
 * attributes, text and five references; what is anything else fails.
 */
export function readXml(xml: string): { readonly tags: readonly Tag[]; readonly texts: readonly string[] } {
  assert.match(xml, holdable);
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
  assert.ok(xml.startsWith(declaration));
  const body = xml.slice(declaration.length);
  const tags: Tag[] = [];
  const texts: string[] = [];
  const open: string[] = [];
  let end = 0;
  for (const [all, slash, name = "", given = "", isEmpty, text] of body.matchAll(token)) {
    end += all.length;
    assert.doesNotMatch(all.replace(reference, ""), /&|\]\]>/);
    if (text !== undefined) {
      assert.ok(open.length > 0 || text.trim() === "", `text outside of the root: ${text}`);
      texts.push(text);
    } else if (slash) {
      assert.equal(name, open.pop());
      assert.ok(given === "" && !isEmpty, all);
    } else {
      assert.ok(open.length > 0 || tags.length === 0, `a second root: ${all}`);
      const values = [...given.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [key, value]);
      assert.equal(new Set(values.map(([key]) => key)).size, values.length, `an attribute twice: ${all}`);
      tags.push({ name, values: Object.fromEntries(values) });
      if (!isEmpty) open.push(name);
    }
  }
  assert.equal(end, body.length, `no XML from here on: ${body.slice(end, end + 80)}`);
  assert.deepEqual(open, []);
  return { tags, texts };
}
