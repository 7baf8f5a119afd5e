import type { Scripts } from "./drive.ts";
import { type Deed, entry, flat, type Play, type Told, type Tree } from "./tree.ts";

/**
 * Shell texts that let real processes keep the order of the model's clock: each try leaves a mark when
 * it begins and one when it ends, and waits for the marks of all that ends or begins before its own end.
 * The marks lie in the folder `$MARKS`, the lines that tell who was there in `$LOG`.
 */
export function scriptsFor(told: Told): Scripts {
  const deeds = numbered(told.deeds);
  return {
    work: (tree) => script(tree, "do", (number) => workOf(tree, number, deeds)),
    revert: (tree) => script(tree, "undo", (number) => ending(entry(tree.undo?.ends ?? [], number))),
  };
}

type Numbered = Deed & { readonly number: number };

/**
 * Whether real processes can keep the order of the clock. No time limit of a step can come too early or
 * too late: it runs alone, or what runs beside it is stopped by it. And with `stop` no two reverts race.
 */
export function isSteady({ list, onRevertFailure }: Play, { deeds, end }: Told): boolean {
  const undone = deeds.filter(({ what }) => what === "undo").map(({ from }) => from);
  if (onRevertFailure === "stop" && new Set(undone).size < undone.length) return false;
  const limited = new Set(flat(list).flatMap(({ id, ends }) => (ends.includes("times out") ? [id] : [])));
  return (
    end < Infinity &&
    deeds.every(
      (deed) =>
        deed.what === "undo" ||
        !limited.has(deed.step) ||
        deeds.every(
          (other) =>
            other === deed ||
            other.to <= deed.from ||
            other.from >= deed.to ||
            (other.end === "cancelled" && other.to === deed.to && other.from <= deed.from),
        ),
    )
  );
}

/** What the steps and reverts have written for sure, in no order. */
export function linesOf({ deeds }: Told, written: readonly string[] = deeds.map(lineOf)): readonly string[] {
  // Whether something got to write before its time was up is a matter of the machine.
  const late = new Set(deeds.filter(({ end }) => end === "timed-out").map(lineOf));
  return written.filter((line) => !late.has(line)).sort();
}

function lineOf({ what, step }: Deed): string {
  return `${what} ${step}`;
}

function numbered(deeds: readonly Deed[]): readonly Numbered[] {
  const counts = new Map<string, number>();
  return [...deeds]
    .sort((a, b) => a.from - b.from)
    .map((deed) => {
      const key = `${deed.what} ${deed.step}`;
      const number = counts.get(key) ?? 0;
      counts.set(key, number + 1);
      return { ...deed, number };
    });
}

function script(tree: Tree, what: Deed["what"], work: (number: number) => string): string {
  const ways = [0, 1, 2, 3].map((number) => `${number}) ${work(number)} ;;`).join("\n");
  return `n=0; while [ -e "$MARKS/${what}-${tree.id}-$n" ]; do n=$((n+1)); done
echo "${what} ${tree.id}" >> "$LOG"
: > "$MARKS/${what}-${tree.id}-$n"
case $n in
${ways}
esac
: > "$MARKS/${what}-${tree.id}-$n-ended"
exit $code`;
}

function workOf(tree: Tree, number: number, deeds: readonly Numbered[]): string {
  const deed = deeds.find(({ what, step, number: its }) => what === "do" && step === tree.id && its === number);
  if (deed === undefined) return "code=99"; // not to be begun, so let it be noticed
  if (deed.end === "cancelled" || deed.end === "timed-out") return "exec sleep 60";
  const marks = deeds
    .filter((other) => other !== deed && other.from < deed.to && other.to > deed.from)
    .flatMap((other) => {
      const mark = `${other.what}-${other.step}-${other.number}`;
      if (other.what === "do" && other.end === "timed-out") return [];
      return other.to < deed.to && other.end !== "cancelled" ? [mark, `${mark}-ended`] : [mark];
    });
  // The engine hears of an end a moment after the mark is there.
  const wait = marks.map((mark) => `until [ -e "$MARKS/${mark}" ]; do sleep 0.02; done`);
  return [
    ...wait,
    ...(wait.length > 0 ? ["sleep 0.15"] : []),
    ending(deed.end === "failed" ? "fails" : "succeeds"),
  ].join("; ");
}

function ending(end: string): string {
  return end === "fails" ? "code=7" : end === "times out" ? "exec sleep 60" : "code=0";
}
