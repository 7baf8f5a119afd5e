/** Shares rows fairly: one to each that still wants one, in their order, until none is left. */
export function shareRows(room: number, wants: readonly number[]): readonly number[] {
  const shares = wants.map(() => 0);
  let left = Math.min(
    room,
    wants.reduce((sum, want) => sum + want, 0),
  );
  while (left > 0)
    for (const [index, want] of wants.entries()) {
      const share = shares[index] ?? 0;
      if (left <= 0 || share >= want) continue;
      shares[index] = share + 1;
      left--;
    }
  return shares;
}

/** As many rows as there is room for; the last one says how many are missing, unless the first is all that fits. */
export function cutRows(rows: readonly string[], room: number, more: (missing: number) => string): readonly string[] {
  if (rows.length <= room) return rows;
  if (room <= 1) return rows.slice(0, Math.max(0, room));
  return [...rows.slice(0, room - 1), more(rows.length - room + 1)];
}
