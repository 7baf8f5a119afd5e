const esc = String.fromCharCode(27);
const parts = new RegExp(`${esc}\\[([?0-9;]*)([A-Za-z])|[^${esc}]+`, "g");

/** What a terminal shows once it was sent this, and how it stands; knows what Jipper sends and no more. */
export function readScreen(sent: string) {
  const modes = new Map<string, boolean>();
  let lines: string[] = [];
  let other: string[] = [];
  let at = 0;
  for (const [text, argument = "", command] of sent.matchAll(parts))
    switch (command) {
      case "h":
      case "l":
        if (argument === "?1049") [lines, other] = [other, command === "h" ? [] : lines];
        modes.set(argument, command === "h");
        break;
      case "J":
        lines = [];
        break;
      case "H":
        at = Number(argument.split(";")[0]) - 1;
        lines[at] = "";
        break;
      case "K":
      case "m":
        break;
      case undefined:
        lines[at] = (lines[at] ?? "") + text;
        break;
      default:
        throw new Error(`unknown: ${JSON.stringify(text)}`);
    }
  const isOn = (mode: string) => modes.get(mode);
  return {
    text: Array.from(lines, (line) => line ?? "").join("\n"),
    isAlternate: isOn("?1049"),
    hasCursor: isOn("?25"),
    wraps: isOn("?7"),
  };
}
