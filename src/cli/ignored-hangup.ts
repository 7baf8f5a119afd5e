import fs from "node:fs";
import { basename } from "node:path";

/**
 * Whether this process was started to outlive its terminal, by `nohup` or below a shell that ignores SIGHUP. Node
 * takes that back before any of our code runs: what is left of it is how shells name what they start, and our parent.
 */
export function isHangupIgnored(env = process.env): boolean {
  if (basename(env["_"] ?? "") === "nohup") return true;
  try {
    const [, ignored = "0"] =
      /^SigIgn:\s*([0-9a-f]+)$/m.exec(fs.readFileSync(`/proc/${process.ppid}/status`, "utf8")) ?? [];
    return (Number.parseInt(ignored.at(-1) ?? "0", 16) & 1) === 1; // SIGHUP is the first of all
  } catch {
    return false;
  }
}
