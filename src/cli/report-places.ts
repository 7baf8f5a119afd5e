import { resolve } from "node:path";
import { writeTo } from "../report/write-to.ts";
import type { Given } from "./given.ts";
import { openReportFile } from "./report-file.ts";
import { UsageError } from "./usage-error.ts";
import type { Io, Option } from "./verb.ts";

/** The options of all verbs that tell machines what they do. */
export const placeOptions = {
  events: { value: "FILE", about: "Write what happens as it happens, one JSON object a line; - is standard output." },
  result: { value: "FILE", about: "Write what has happened, as JSON, when all is over; - is standard output." },
  json: { about: "The same as --result -; the text for people goes to standard error." },
} as const satisfies { readonly [name: string]: Option };

/** Where machines are told. */
export type ReportPlaces = {
  readonly event: (event: object) => void;
  /** Writes what is written when all is over. */
  readonly close: (result: object) => Promise<void>;
  /** Where people are told: not among what a machine reads. */
  readonly people: NodeJS.WriteStream;
};

type Place = { readonly write: (text: string) => void | Promise<void>; readonly close: () => void };

/**
 * Opens every place that `--events`, `--result` and `--json` name. Throws a UsageError, before anything has
 * been done, if one of them cannot be written; `trouble` is told once of each that cannot be written later.
 */
export function openPlaces(given: Given, io: Io, trouble: (words: string) => void): ReportPlaces {
  const eventsTo = given.value("events");
  const resultsTo = new Set([given.value("result"), given.has("json") ? "-" : undefined]);
  refuseOnePlaceForBoth(eventsTo, resultsTo);

  const toStdout: Place = { write: writeTo(io.stdout), close: () => {} };
  const open = (option: string, path: string | undefined): Place[] =>
    path === undefined ? [] : [path === "-" ? toStdout : openReportFile(option, path, trouble)];
  const events = open("events", eventsTo);
  const results = [...resultsTo].flatMap((path) => open("result", path));
  return {
    event: (event) => {
      for (const place of events) void place.write(`${JSON.stringify(event)}\n`);
    },
    close: async (result) => {
      for (const place of results) await place.write(`${JSON.stringify(result, null, 2)}\n`);
      for (const place of [...events, ...results]) place.close();
    },
    people: eventsTo === "-" || resultsTo.has("-") ? io.stderr : io.stdout,
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
