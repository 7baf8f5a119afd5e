import type { Event } from "./event.ts";

/** What the plan says of a step; its events tell only a part of it, and none to a process that came later. */
export type KnownStep = {
  /** Id of the group that it is a member of. */
  readonly parent?: string;
  readonly group?: GroupKind;
  /** Whether a failure of it is passed over. */
  readonly mayFail: boolean;
  /** Whether it has an undo of its own. */
  readonly hasRevert: boolean;
};

export type GroupKind = NonNullable<Extract<Event, { readonly event: "step.started" }>["group"]>;

/** Tells what the plan says of the step of an id; undefined for one that it does not know. */
export type Knowing = (step: string) => KnownStep | undefined;

/** Who stands in which group, as far as the plan or the events so far tell. */
export type Family = {
  readonly hear: (event: Event) => void;
  /** The step, then the groups around it, from the inside outwards. */
  readonly around: (step: string) => readonly string[];
  readonly groupOf: (step: string) => GroupKind | undefined;
  /** Id of the group that it is a member of. */
  readonly parentOf: (step: string) => string | undefined;
};

/** Learns from the events where the plan is not at hand. */
export function family(knows: Knowing = () => undefined): Family {
  const parents = new Map<string, string>();
  const groups = new Map<string, GroupKind>();
  const parentOf = (step: string) => parents.get(step) ?? knows(step)?.parent;
  return {
    hear(event) {
      if (event.event !== "step.started") return;
      if (event.parent !== undefined) parents.set(event.step, event.parent);
      if (event.group !== undefined) groups.set(event.step, event.group);
    },
    around(step) {
      const found: string[] = [];
      for (let at: string | undefined = step; at !== undefined; at = parentOf(at)) found.push(at);
      return found;
    },
    groupOf: (step) => groups.get(step) ?? knows(step)?.group,
    parentOf,
  };
}

/** Whether what a result calls `kind` is a group of steps. */
export function isGroupKind(kind: string): kind is GroupKind {
  return kind === "parallel" || kind === "steps" || kind === "uses";
}
