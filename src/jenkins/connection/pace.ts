const firstMs = 250;
const factor = 1.5;

/**
 * Pauses between looks: short at first, since much is decided at once, then longer up to `longestMs`, each
 * up to a quarter longer or shorter, so that those who began together do not stay together.
 */
export function pace({ longestMs, random }: { readonly longestMs: number; readonly random: () => number }) {
  let next = Math.min(firstMs, longestMs);
  return {
    /** Milliseconds to wait before the next look. */
    next: (): number => {
      const pause = next * (0.75 + random() / 2);
      next = Math.min(next * factor, longestMs);
      return pause;
    },
    /** Something has happened: more may soon. */
    again: (): void => {
      next = Math.min(firstMs, longestMs);
    },
  };
}
