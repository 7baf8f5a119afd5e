import type { Step } from "../../src/plan/plan.ts";
import { group, runStep, shellText, tries } from "./plans.ts";

/*
 * What scripts of trials have in common. `deed do a` says that it begins, and strikes if that is asked of it here: with
 * half of its work done and three processes at it, two of which end only by force, it kills whom it was told to.
 */
export const deedScript = `
deed() {
  echo "$1 $2" >> log
  echo $$ >> pids
  read -r victims place < strike
  case $place in "$1 $2 "*) [ "$place" = "$1 $2 $(grep -cx "$1 $2" log)" ] || return 0 ;; *) return 0 ;; esac
  [ "$victims" = guard ] || leave_others
  for victim in $(echo "$victims" | tr + ' '); do
    case $victim in
      jipper | guard) read -r pid < "$victim.pid" ;;
      shell) pid=$$ ;;
      launcher) pid=$PPID ;;
      nobody) exit 1 ;;
    esac
    echo "struck $victim" >> struck
    kill -9 "$pid"
  done
  [ "$victims" = guard ] || sleep 300
}
leave_others() {
  sleep 300 &
  echo $! >> pids
  sh -c 'trap "" TERM; echo $$ >> pids; exec sleep 300' &
  setsid sh -c 'trap "" TERM; echo $$ >> pids; echo >> left; exec sleep 300' &
  until [ -s left ]; do sleep 0.01; done
}
`;

type Deed = Partial<Step> & { readonly doing?: string; readonly undoing?: string; readonly shell?: string };

/** A step that says when it begins and when it has done its work, as its revert does. */
export function deed(id: string, { doing = "", undoing = "", shell = "sh", ...more }: Deed = {}): Step {
  const script = (begins: string, ends: string, between: string) =>
    `. ./deed.sh\ndeed ${begins} ${id}\n${between}\necho ${ends} ${id} >> log\n`;
  const { retry, ...rest } = more;
  const undo = { work: shellText(script("undo", "undone", undoing), { shell }), graceMs: 200 };
  return {
    ...runStep(id, "", null, { ...(retry && { retry }) }),
    work: shellText(script("do", "did", doing), { shell }),
    revert: undo,
    ...rest,
  };
}

/** A group with a revert of its own. */
export function owning(group: Step, shell = "sh"): Step {
  return { ...group, revert: deed(group.id, { shell }).revert };
}

/** Shell text for `doing` and `undoing`. */
export const failsAtFirst = '[ "$JIPPER_ATTEMPT" -gt 1 ]';

/** With a revert that is tried again where it fails. */
export function stubborn(step: Step): Step {
  const { revert } = step;
  return revert === null ? step : { ...step, revert: { ...revert, retry: tries(2) } };
}

const nothingToUndo = { revert: null };

/** Lists that succeed, but for `rollback in progress`: there the step `f` fails, behind all others. */
export const scenes = {
  serial: () => [deed("a"), deed("b"), deed("c")],
  "parallel and nested": () => [
    deed("a"),
    group("g", "parallel", [deed("p"), deed("q")]),
    owning(group("h", "steps", [deed("m"), group("i", "steps", [deed("n", nothingToUndo), deed("o")])])),
  ],
  "retried step": () => [
    deed("a"),
    deed("r", { doing: failsAtFirst, retry: tries(1) }),
    deed("u", { doing: failsAtFirst, retry: tries(1, { revertBetweenAttempts: true }) }),
  ],
  "retried group": () => [
    deed("a"),
    owning(group("g", "steps", [deed("m"), deed("n", { doing: failsAtFirst })], { retry: tries(1) })),
  ],
  "retried parallel group": () => [
    group(
      "g",
      "parallel",
      [deed("p"), deed("q", { doing: `until grep -q 'did p' log; do sleep 0.01; done; ${failsAtFirst}` })],
      { retry: tries(1) },
    ),
    deed("z"),
  ],
  "step that leaves a service": () => [
    deed("a"),
    deed("s", {
      doing: `setsid sh -c 'trap "" TERM; echo $$ >> pids; echo $$ > service; exec sleep 300' > /dev/null &
until [ -s service ]; do sleep 0.01; done`,
      undoing: "read -r pid < service && kill -9 $pid || true; rm -f service",
    }),
    deed("z"),
  ],
  "rollback in progress": () => [
    deed("a"),
    group("g", "parallel", [deed("p"), deed("q")]),
    stubborn(deed("s", { undoing: failsAtFirst })),
    deed("f", { doing: "exit 1" }),
  ],
} satisfies { readonly [title: string]: () => readonly Step[] };
