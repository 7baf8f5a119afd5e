import { selectAndTrigger } from "../../src/jenkins/select-and-trigger.ts";
import type { RememberedRequest, SelectAndTriggerOptions } from "../../src/jenkins/selection-options.ts";
import type { SelectionEvent } from "../../src/report/selection-event.ts";
import type { SelectionResult } from "../../src/report/selection-result.ts";

/** A request that was followed to its end, with all that was told of it. */
export type Selection = {
  readonly result: SelectionResult;
  readonly events: readonly SelectionEvent[];
  readonly notices: readonly string[];
  /** The console, as it was handed on. */
  readonly log: string;
  readonly remembered: readonly RememberedRequest[];
};

/** Called at each event, while it goes on. */
export type Listener = (event: SelectionEvent) => void;

/** Selects and triggers with quick looks, and keeps everything that is told. */
export async function select(options: SelectAndTriggerOptions, listen: Listener = () => {}): Promise<Selection> {
  const events: SelectionEvent[] = [];
  const notices: string[] = [];
  const remembered: RememberedRequest[] = [];
  let log = "";
  const result = await selectAndTrigger({
    pollMs: 300,
    remember: (request) => {
      remembered.push(request);
    },
    reporter: {
      event: (event) => {
        events.push(event);
        listen(event);
      },
      notice: (words) => {
        notices.push(words);
      },
      log: (lines) => {
        log += lines;
      },
    },
    ...options,
  });
  return { result, events, notices, log, remembered };
}

/** The names of events, in their order. */
export function namesOf({ events }: Pick<Selection, "events">): string[] {
  return events.map(({ event }) => event);
}
