import { resolve } from "node:path";
import type { Plan } from "../plan/plan.ts";
import type { Cause, Reporter } from "../report/event.ts";
import type { RunResult } from "../report/result.ts";
import { textReport } from "../report/text.ts";
import { writeTo } from "../report/write-to.ts";
import type { Given } from "./given.ts";
import { openReportFile } from "./report-file.ts";
import { rollbackCommand } from "./rollback-command.ts";
import { terminalReport } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";
import type { Io, Option } from "./verb.ts";

/** The options of all verbs that report a run. */
export const reportOptions = {
  events: { value: "FILE", about: "Write what happens as it happens, one JSON object a line; - is standard output." },
  result: { value: "FILE", about: "Write what has happened, as JSON, when all is over; - is standard output." },
  json: { about: "The same as --result -; the text for people goes to standard error." },
  verbose: { about: "On a terminal, show the output of every step." },
  "no-color": { about: "No colours, also on a terminal (as NO_COLOR does)." },
} as const satisfies { readonly [name: string]: Option };

/** Takes away the line that a terminal report keeps alive; it draws it anew below. */
const wipe = `\r${String.fromCharCode(27)}[2K`;

export type Reports = {
  readonly reporter: Reporter;
  /** Says a line to people beside the report; calls back once it is on its way. */
  readonly say: (line: string, said?: () => void) => void;
  /** What to type to undo what is left of a run. */
  readonly again: (run: string) => string;
  /** Writes what is written when all is over. */
  readonly close: (result: RunResult) => Promise<void>;
};

type Place = { readonly write: (text: string) => void | Promise<void>; readonly close: () => void };

type About = {
  readonly plan: Plan;
  /** Why it is undone, where that is known before. */
  readonly cause?: Cause;
};

/**
 * Opens every place that a run is reported to: people, `--events`, `--result`, `--json`. Throws a
 * UsageError, before anything has run, if one of them cannot be written.
 */
export function openReports(given: Given, io: Io, about: About): Reports {
  const eventsTo = given.value("events");
  const resultsTo = new Set([given.value("result"), given.has("json") ? "-" : undefined]);
  refuseOnePlaceForBoth(eventsTo, resultsTo);

  const isTerminal = io.stderr.isTTY;
  const say: Reports["say"] = (line, said) => io.stderr.write(`${isTerminal ? wipe : ""}${line}\n`, said);
  const again = (run: string) => rollbackCommand(run, given.value("journal"));
  const people = peoplesReport(given, eventsTo === "-" || resultsTo.has("-") ? io.stderr : io.stdout, {
    ...about,
    again,
  });

  const toStdout: Place = { write: writeTo(io.stdout), close: () => {} };
  const open = (option: string, path: string | undefined): Place[] =>
    path === undefined ? [] : [path === "-" ? toStdout : openReportFile(option, path, say)];
  const events = open("events", eventsTo);
  const results = [...resultsTo].flatMap((path) => open("result", path));
  return {
    reporter: {
      event: (event) => {
        people.event?.(event);
        for (const place of events) void place.write(`${JSON.stringify(event)}\n`);
      },
      output: (block) => people.output?.(block),
    },
    say,
    again,
    close: async (result) => {
      for (const place of results) await place.write(`${JSON.stringify(result, null, 2)}\n`);
      for (const place of [...events, ...results]) place.close();
    },
  };
}

function refuseOnePlaceForBoth(eventsTo: string | undefined, resultsTo: ReadonlySet<string | undefined>): void {
  if (eventsTo === "-" && resultsTo.has("-"))
    throw new UsageError("standard output holds either the events or the result; give one of them a file");
  const isShared = [...resultsTo].some(
    (path) => path && eventsTo && path !== "-" && resolve(path) === resolve(eventsTo),
  );
  if (isShared) throw new UsageError(`--events and --result name one file, ${eventsTo}; give each a file of its own`);
}

function peoplesReport(
  given: Given,
  stream: NodeJS.WriteStream,
  { plan, ...options }: About & Pick<Reports, "again">,
): Reporter {
  const lines = new Map(plan.steps.map((step) => [step.id, step.position?.line]));
  const place = (id: string) =>
    plan.file === undefined || lines.get(id) === undefined ? undefined : `${plan.file}:${lines.get(id)}`;
  if (!stream.isTTY) return textReport(writeTo(stream), { ...options, place });
  return terminalReport(stream, {
    ...options,
    place,
    hasColours: !given.has("no-color") && !process.env["NO_COLOR"] && process.env["TERM"] !== "dumb",
    isVerbose: given.has("verbose"),
    now: () => performance.now(),
    every: (ms, tick) => {
      const timer = setInterval(tick, ms);
      return () => clearInterval(timer);
    },
  });
}
