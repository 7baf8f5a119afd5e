import type { OutputStream } from "../report/write-to.ts";

/** The alternate screen of a terminal: what stood there before comes back when it is closed. */
export type Screen = {
  /** Shows these lines from the top, each narrower than the terminal; writes only those that have changed. */
  readonly draw: (lines: readonly string[]) => void;
  /** Forgets what is shown, so that the next draw writes all of it; for a terminal of another size. */
  readonly forget: () => void;
  /** Gives the terminal back as it was. May be called twice. */
  readonly close: () => void;
};

const csi = `${String.fromCharCode(27)}[`;
const eraseAll = `${csi}2J`;
const eraseRest = `${csi}K`;
/** The other screen, no cursor, no wrapping at the edge. */
const enter = `${csi}?1049h${csi}?25l${csi}?7l${eraseAll}`;
const leave = `${csi}?7h${csi}?25h${csi}?1049l`;
/** Terminals that know these show a frame at once; others pass over them. */
const frame = (text: string): string => `${csi}?2026h${text}${csi}?2026l`;

/** Takes a terminal for lines that change in their places. */
export function openScreen(stream: Pick<OutputStream, "write" | "once">): Screen {
  let shown: readonly string[] = [];
  let latest: readonly string[] = [];
  let isHeldUp = false;
  let isOpen = true;
  let isForgotten = false;

  function write(text: string): void {
    if (stream.write(text)) return;
    isHeldUp = true;
    stream.once("drain", () => {
      isHeldUp = false;
      draw(latest);
    });
  }

  function draw(lines: readonly string[]): void {
    latest = lines;
    // A terminal that is held up gets the newest picture once it goes on, and not every one in between.
    if (!isOpen || isHeldUp) return;
    const changes = Array.from({ length: Math.max(lines.length, shown.length) }, (_, index) => {
      const line = lines[index] ?? "";
      return line === (shown[index] ?? "") ? "" : `${csi}${index + 1};1H${line}${eraseRest}`;
    }).join("");
    const erased = isForgotten ? eraseAll : "";
    isForgotten = false;
    shown = lines;
    if (erased + changes !== "") write(frame(erased + changes));
  }

  write(enter);
  return {
    draw,
    forget: () => {
      shown = [];
      isForgotten = true;
    },
    close: () => {
      if (isOpen) stream.write(leave);
      isOpen = false;
    },
  };
}
