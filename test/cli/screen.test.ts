import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import { test } from "node:test";
import { openScreen } from "../../src/cli/screen.ts";
import { readScreen } from "./read-screen.ts";

/** A terminal that keeps what it is sent, and may be full. */
class Terminal extends EventEmitter {
  sent = "";
  isFull = false;

  write(text: string | Uint8Array): boolean {
    this.sent += text;
    return !this.isFull;
  }

  /** What it was sent since the last call. */
  take(): string {
    const taken = this.sent;
    this.sent = "";
    return taken;
  }
}

const start = "^[?1049h^[?25l^[?7l^[2J";
const end = "^[?7h^[?25h^[?1049l";
const frame = (text: string) => `^[?2026h${text}^[?2026l`;
const shown = (sent: string) => sent.replaceAll("\u001b", "^");

test("a draw writes the lines that have changed, and nothing where none has", () => {
  const terminal = new Terminal();
  const screen = openScreen(terminal);
  assert.equal(shown(terminal.take()), start);
  screen.draw(["a", "b", "c"]);
  assert.equal(shown(terminal.take()), frame("^[1;1Ha^[K^[2;1Hb^[K^[3;1Hc^[K"));
  screen.draw(["a", "B", "c"]);
  assert.equal(shown(terminal.take()), frame("^[2;1HB^[K"));
  screen.draw(["a", "B", "c"]);
  assert.equal(terminal.take(), "");
  screen.draw(["a", "B"]);
  assert.equal(shown(terminal.take()), frame("^[3;1H^[K"));
});

test("what was forgotten is erased and drawn in one piece", () => {
  const terminal = new Terminal();
  const screen = openScreen(terminal);
  screen.draw(["a", "b"]);
  terminal.take();
  screen.forget();
  assert.equal(terminal.take(), "");
  screen.draw(["a"]);
  assert.equal(shown(terminal.take()), frame("^[2J^[1;1Ha^[K"));
});

test("a terminal that is held up gets the newest picture once it goes on", () => {
  const terminal = new Terminal();
  const screen = openScreen(terminal);
  terminal.isFull = true;
  screen.draw(["one"]);
  const before = terminal.sent;
  screen.draw(["two"]);
  screen.draw(["three"]);
  assert.equal(terminal.sent, before);
  terminal.isFull = false;
  terminal.emit("drain");
  assert.equal(readScreen(terminal.sent).text, "three");
  assert.ok(!terminal.sent.includes("two"));
});

test("it is closed once, and draws no more", () => {
  const terminal = new Terminal();
  const screen = openScreen(terminal);
  terminal.take();
  screen.close();
  screen.draw(["a"]);
  screen.close();
  assert.equal(shown(terminal.take()), end);
});
