import type { Event } from "../report/event.ts";
import type { Family, Knowing } from "../report/family.ts";
import { errorAnnotation, warningAnnotation } from "../report/workflow-command.ts";
import type { Failed } from "./annotations.ts";

/** The runner shows ten of a kind: neither failures nor failed undos may use up the places of the others. */
const mostOfAPhase = 5;

export type Kin = {
  readonly family: Family;
  readonly knows?: Knowing | undefined;
  /** Whether a group has more than one try. */
  readonly isTriedAgain?: ((group: string) => boolean) | undefined;
};

/**
 * The annotations that are due once an event has come, as the runner takes them: one for each step that failed. A
 * failure in a group that is tried again waits until that is over; one that is passed over is a warning. There is always
 * a place for the error that caused the rollback.
 */
export function dueAnnotations({ family, knows = () => undefined, isTriedAgain = () => false }: Kin) {
  /** Failures by the group that may be tried again after them. */
  const waiting = new Map<string, Failed[]>();
  const annotated = new Set<string>();
  const counts = new Map<string, number>();
  /** Errors that had no place, or were no errors for all that was known. */
  const untold = new Map<string, Failed>();

  const isPassedOver = ({ step, phase }: Failed) =>
    phase === "step" && family.around(step).some((around) => knows(around)?.mayFail === true);

  function annotate(failed: Failed): string {
    const { phase, step } = failed;
    const key = `${phase} ${step}`;
    if (annotated.has(key)) return "";
    const kind = isPassedOver(failed) ? "warning" : "error";
    const count = counts.get(`${kind} ${phase}`) ?? 0;
    // The last place for errors is that of the cause, which only the end tells for certain.
    const most = kind === "error" && phase === "step" ? mostOfAPhase - 1 : mostOfAPhase;
    if (kind === "warning" || count >= most) untold.set(key, failed);
    if (count >= most) return "";
    annotated.add(key);
    counts.set(`${kind} ${phase}`, count + 1);
    return kind === "error" ? errorAnnotation(failed) : warningAnnotation(failed);
  }

  /** Annotates what failed unless a group around `inner`, the step itself or a group that is over, may be tried again. */
  function annotateOrWait(failed: Failed, inner: string): string {
    const group = failed.phase === "step" ? family.around(inner).slice(1).find(isTriedAgain) : undefined;
    if (group === undefined) return annotate(failed);
    waiting.set(group, [...(waiting.get(group) ?? []), failed]);
    return "";
  }

  function settled(group: string): string {
    const failures = waiting.get(group) ?? [];
    waiting.delete(group);
    return failures.map((failed) => annotateOrWait(failed, group)).join("");
  }

  function causeOf(event: Event): string {
    const cause = event.event === "run.finished" ? untold.get(`step ${event.cause?.step}`) : undefined;
    return cause === undefined ? "" : errorAnnotation(cause);
  }

  return (event: Event, failed: Failed | undefined): string => {
    if (event.event === "step.retrying") waiting.delete(event.step);
    const isOver = "step" in event && event.event.startsWith("step.") && event.event !== "step.started";
    const released = isOver ? settled(event.step) : "";
    return released + (failed === undefined ? "" : annotateOrWait(failed, failed.step)) + causeOf(event);
  };
}
