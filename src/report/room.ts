const utf8 = new TextEncoder();

/** Room for a text that must not grow past a number of bytes. */
export type Room = {
  /** The text if it still fits, else nothing. */
  readonly take: (text: string) => string;
  /** As much of the text as still fits. */
  readonly cut: (text: string) => string;
  /** As many rows as fit, first ones and last ones, with `between` for how many were left out. */
  readonly takeRows: (rows: readonly string[], mostRows: number, between: (leftOut: number) => string) => string;
};

/** Room of so many bytes of UTF-8. */
export function roomOf(bytes: number): Room {
  let left = Math.max(0, bytes);

  function take(text: string): string {
    const size = utf8.encode(text).length;
    if (size > left) return "";
    left -= size;
    return text;
  }

  function cut(text: string): string {
    // A character that does not fit whole is dropped.
    const { read } = utf8.encodeInto(text, new Uint8Array(left));
    return take(text.slice(0, read));
  }

  function takeRows(rows: readonly string[], mostRows: number, between: (leftOut: number) => string): string {
    const all = rows.length <= mostRows ? take(rows.join("")) : "";
    if (all !== "" || rows.length === 0) return all;
    const gap = take(between(rows.length));
    const first: string[] = [];
    const last: string[] = [];
    while (first.length + last.length < Math.min(mostRows, rows.length)) {
      // The last ones first: a run ends where it failed.
      const isLast = last.length <= first.length;
      const row = take(rows[isLast ? rows.length - 1 - last.length : first.length] ?? "");
      if (row === "") break;
      if (isLast) last.unshift(row);
      else first.push(row);
    }
    // The number has become smaller, so its words have not become longer.
    return [...first, gap && between(rows.length - first.length - last.length), ...last].join("");
  }

  return { take, cut, takeRows };
}
