/** Text of a file, and where it stops being UTF-8, if it does. */
export type Decoded = {
  /** What cannot be decoded shows as `\ufffd`. */
  readonly text: string;
  readonly bad?: { readonly offset: number; readonly message: string };
};

/** Decodes UTF-8 with or without a byte order mark, which is left out. */
export function decode(bytes: Uint8Array): Decoded {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    const text = new TextDecoder("utf-8").decode(bytes);
    const mark = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
    if (mark === 0xfffe || mark === 0xfeff)
      return { text, bad: { offset: 0, message: "this is UTF-16; save it as UTF-8" } };
    const before = goodPart(bytes);
    const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    const byte = marked + new TextEncoder().encode(before).length;
    const value = (bytes[byte] ?? 0).toString(16).padStart(2, "0");
    return {
      text,
      bad: { offset: before.length, message: `this is not UTF-8: byte ${byte + 1} is 0x${value}; save it as UTF-8` },
    };
  }
}

/** The text before the first mistake. The decoder does not tell where that is, so it is searched for. */
function goodPart(bytes: Uint8Array): string {
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodeStart(bytes, middle) === undefined) bad = middle;
    else good = middle;
  }
  return decodeStart(bytes, good) ?? "";
}

/** Undefined if there is a mistake in so many bytes; a character that is cut off at their end is left out. */
function decodeStart(bytes: Uint8Array, length: number): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
  } catch {
    return undefined;
  }
}
