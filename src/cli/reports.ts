import type { Plan } from "../plan/plan.ts";
import { knownSteps } from "../plan/showing/known-steps.ts";
import type { Cause, Event, Reporter } from "../report/event.ts";
import { htmlPage } from "../report/html.ts";
import { junitXml } from "../report/junit.ts";
import type { RunResult } from "../report/result.ts";
import type { SelectionEvent } from "../report/selection-event.ts";
import { textReport } from "../report/text.ts";
import { writeTo } from "../report/write-to.ts";
import { colourOption, hasColours } from "./colours.ts";
import type { Given } from "./given.ts";
import { planFiles } from "./input-files.ts";
import { openPlaces, pageOptions, placeOptions } from "./report-places.ts";
import { rollbackCommand } from "./rollback-command.ts";
import { terminalReport } from "./terminal.ts";
import type { Io, Option } from "./verb.ts";

/** The options of all verbs that report a run. */
export const reportOptions = {
  ...placeOptions,
  ...pageOptions,
  verbose: { about: "On a terminal, show the output of every step." },
  ...colourOption,
} as const satisfies { readonly [name: string]: Option };

/** Whether a terminal can take back what it shows. */
const canTakeBack = process.env["TERM"] !== "dumb";

/** Takes away the line that a terminal report keeps alive; it draws it anew below. */
const wipe = `\r${String.fromCharCode(27)}[2K`;

export type Reports = {
  readonly reporter: Reporter;
  /** Tells machines alone, as of the Jenkins jobs that a step has triggered; people see that in its output. */
  readonly event: (event: SelectionEvent | Event) => void;
  /** Says a line to people beside the report; calls back once it is on its way. */
  readonly say: (line: string, said?: () => void) => void;
  /** What to type to undo what is left of a run. */
  readonly again: (run: string) => string;
  /** Writes what is written when all is over. */
  readonly close: (result: RunResult) => Promise<void>;
};

type About = {
  readonly plan: Plan;
  /** Why it is undone, where that is known before. */
  readonly cause?: Cause;
};

/**
 * Opens every place that a run is reported to: people, `--events`, `--result`, `--json`, `--junit`,
 * `--html`. Throws a UsageError, before anything has run, if one of them cannot be written.
 */
export function openReports(given: Given, io: Io, about: About): Reports {
  const isTerminal = io.stderr.isTTY && canTakeBack;
  const say: Reports["say"] = (line, said) => io.stderr.write(`${isTerminal ? wipe : ""}${line}\n`, said);
  const again = (run: string) => rollbackCommand(run, given.value("journal"));
  const places = openPlaces<RunResult>(given, io, {
    trouble: say,
    pages: { junit: junitXml, html: (result) => htmlPage(result, { again }) },
    inputs: planFiles(about.plan),
  });
  const people = peoplesReport(given, places.people, { ...about, again });
  return {
    reporter: {
      event: (event) => {
        people.event?.(event);
        places.event(event);
      },
      output: (block) => people.output?.(block),
    },
    event: places.event,
    say,
    again,
    close: places.close,
  };
}

function peoplesReport(
  given: Given,
  stream: NodeJS.WriteStream,
  { plan, ...options }: About & Pick<Reports, "again">,
): Reporter {
  const { place, knows } = knownSteps(plan);
  if (!stream.isTTY) return textReport(writeTo(stream), { ...options, place, knows });
  return terminalReport(stream, {
    ...options,
    place,
    knows,
    hasColours: hasColours(given, stream),
    isLiving: canTakeBack,
    isVerbose: given.has("verbose"),
    now: () => performance.now(),
    every: (ms, tick) => {
      const timer = setInterval(tick, ms);
      return () => clearInterval(timer);
    },
  });
}
