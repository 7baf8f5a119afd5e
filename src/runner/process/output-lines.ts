const lineFeed = 0x0a;

/** Longest line that is held back for its end; a longer one is passed on in pieces. */
const longestLine = 1024 * 1024;

/** Bytes of a character in UTF-8, at most. */
const longestCharacter = 4;

/** Where the start of a line may be cut that is too long: a number of bytes, at most all of them. */
export type CutAt = (line: Buffer) => number;

const cut = Buffer.from(" … (the line goes on)\n");

/**
 * Turns the chunks of a stream into blocks of whole lines, byte for byte, so that neither a line nor
 * a character is ever torn. Holds back at most one line of 1 MiB; a longer one comes in pieces that
 * say so.
 */
export class OutputLines {
  readonly #cutAt: CutAt;
  #held: Buffer[] = [];
  #length = 0;

  /** A cut may be anywhere unless told. */
  constructor(cutAt: CutAt = ({ length }) => length) {
    this.#cutAt = cutAt;
  }

  /** Returns what has become whole by this chunk; may be empty. */
  push(chunk: Buffer): Buffer {
    const end = chunk.lastIndexOf(lineFeed) + 1;
    const blocks: Buffer[] = [];
    if (end > 0) {
      blocks.push(...this.#held, chunk.subarray(0, end));
      this.#held = [];
      this.#length = 0;
    }
    if (end < chunk.length) {
      this.#held.push(chunk.subarray(end));
      this.#length += chunk.length - end;
    }
    if (this.#length > longestLine) blocks.push(this.#piece(), cut);
    return blocks.length === 1 && blocks[0] ? blocks[0] : Buffer.concat(blocks);
  }

  /** Returns the last line, ended by a line feed even if it came without. */
  end(): Buffer {
    if (this.#length === 0) return Buffer.alloc(0);
    this.#length = 0;
    return Buffer.concat([...this.#held.splice(0), Buffer.of(lineFeed)]);
  }

  /** Takes what is held, up to where it may be cut, and to the last whole character before that. */
  #piece(): Buffer {
    const line = Buffer.concat(this.#held);
    const end = wholeCharacters(line, this.#cutAt(line));
    this.#held = end < line.length ? [line.subarray(end)] : [];
    this.#length = line.length - end;
    return line.subarray(0, end);
  }
}

/** The end of the last whole character up to `to`. */
function wholeCharacters(line: Buffer, to: number): number {
  let end = to;
  while (end > 0 && end > to - longestCharacter && ((line[end - 1] ?? 0) & 0xc0) === 0x80) end--;
  return end > 0 && ((line[end - 1] ?? 0) & 0xc0) === 0xc0 ? end - 1 : to;
}
