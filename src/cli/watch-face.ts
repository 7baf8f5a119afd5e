import type { JenkinsError } from "../jenkins/jenkins-error.ts";
import type { Paint } from "../report/paint.ts";
import { label } from "../report/sanitize.ts";
import { watchScreen } from "../report/selection/watch-screen.ts";
import type { WatchedLook } from "../report/selection/watched-look.ts";
import { writeTo } from "../report/write-to.ts";
import { rankJson } from "./rank-json.ts";
import { openScreen } from "./screen.ts";
import type { Io } from "./verb.ts";

/** Where looks are shown. */
export type WatchFace = {
  readonly show: (look: WatchedLook) => void | Promise<void>;
  /** Told of each look that failed. */
  readonly trouble: (error: JenkinsError) => void;
  readonly close: () => void;
};

/** A JSON object a line; what is wrong goes to standard error, once. */
export function lineFace({ stdout, stderr }: Io): WatchFace {
  const write = writeTo(stdout);
  let isTroubled = false;
  return {
    show: (look) => {
      if (isTroubled) stderr.write("Jenkins answers again\n");
      isTroubled = false;
      return write(`${JSON.stringify(rankJson(look))}\n`);
    },
    trouble: (error) => {
      if (!isTroubled) stderr.write(`Jenkins cannot be read: ${label(error.message)}; trying again\n`);
      isTroubled = true;
    },
    close: () => {},
  };
}

/** A picture that fills the terminal, and stays while there is no newer one. */
export function screenFace(stdout: Io["stdout"], how: { readonly everyMs: number; readonly paint: Paint }): WatchFace {
  const screen = openScreen(stdout);
  let look: WatchedLook | undefined;
  let trouble: string | undefined;

  const draw = () => {
    // A terminal that does not know its size says 0.
    const [columns, rows] = [stdout.columns || 80, stdout.rows || 24];
    screen.draw(watchScreen(look, { ...how, columns, rows, trouble }));
  };
  const resize = () => {
    screen.forget();
    draw();
  };
  stdout.on("resize", resize);
  // However it ends, and before anybody says why: words on this screen would be gone with it.
  process.on("exit", screen.close);
  process.prependListener("uncaughtException", screen.close);
  process.prependListener("unhandledRejection", screen.close);
  draw();
  return {
    show: (next) => {
      look = next;
      trouble = undefined;
      draw();
    },
    trouble: (error) => {
      trouble = wordsOf(error);
      draw();
    },
    close: () => {
      stdout.off("resize", resize);
      process.off("exit", screen.close);
      process.off("uncaughtException", screen.close);
      process.off("unhandledRejection", screen.close);
      screen.close();
    },
  };
}

/** There is one line for it: without the address, which does not change. */
function wordsOf({ method, url, message }: JenkinsError): string {
  const address = `${method} ${url}: `;
  return message.startsWith(address) ? message.slice(address.length) : message;
}
