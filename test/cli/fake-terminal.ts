import type { TerminalOptions, TerminalReport } from "../../src/cli/terminal.ts";
import { terminalReport } from "../../src/cli/terminal.ts";
import type { Story } from "../report/story.ts";
import { tellTo } from "../report/story.ts";

/** A terminal that shows what a person would see of it. */
export class FakeTerminal {
  readonly isTTY: boolean;
  readonly columns: number;
  raw = "";
  /** Milliseconds that have gone by. */
  time = 0;
  /** What is to be called again and again. */
  readonly ticks = new Set<() => void>();
  readonly report: TerminalReport;

  constructor(options: Partial<TerminalOptions> & { readonly columns?: number; readonly isTTY?: boolean } = {}) {
    this.columns = options.columns ?? 100;
    this.isTTY = options.isTTY ?? true;
    const stream = {
      isTTY: this.isTTY,
      columns: this.columns,
      write: (text: string | Uint8Array) => {
        this.raw += text;
        return true;
      },
      on: () => undefined,
      once: () => undefined,
      off: () => undefined,
    };
    this.report = terminalReport(stream, {
      hasColours: false,
      now: () => this.time,
      every: (_, tick) => {
        this.ticks.add(tick);
        return () => this.ticks.delete(tick);
      },
      ...options,
    });
  }

  async tell(story: Story): Promise<this> {
    await tellTo(this.report, story);
    return this;
  }

  wait(ms: number): this {
    this.time += ms;
    for (const tick of this.ticks) tick();
    return this;
  }

  /** A line that was wiped away is not seen any more. */
  get screen(): string {
    const lines = this.raw.split("\n").map((line) => line.split("\r\u001b[2K").at(-1));
    return lines.join("\n");
  }
}
