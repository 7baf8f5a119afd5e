import { resolve } from "node:path";
import { writeTo } from "../report/write-to.ts";
import type { Given } from "./given.ts";
import { optionFiles, refuseToOverwrite } from "./input-files.ts";
import { openReportFile } from "./report-file.ts";
import { UsageError } from "./usage-error.ts";
import type { Io, Option } from "./verb.ts";

/** The options of all verbs that tell machines what they do. */
export const placeOptions = {
  events: { value: "FILE", about: "Write what happens as it happens, one JSON object a line; - is standard output." },
  result: { value: "FILE", about: "Write what has happened, as JSON, when all is over; - is standard output." },
  json: { about: "The same as --result -; the text for people goes to standard error." },
} as const satisfies { readonly [name: string]: Option };

/** The options of the verbs that report a run. */
export const pageOptions = {
  junit: {
    value: "FILE",
    about: "Write the steps and what was undone as JUnit XML, for a CI server, when all is over.",
  },
  html: { value: "FILE", about: "Write what has happened as a page for a browser, when all is over." },
} as const satisfies { readonly [name: string]: Option };

/** What a result is written as besides JSON: options that name a file each, and the text that it gets. */
export type Pages<R> = { readonly [option: string]: (result: R) => string };

export type PlaceSettings<R> = {
  /** Told once of each place that cannot be written later. */
  readonly trouble: (words: string) => void;
  readonly pages?: Pages<R>;
  /** Files that are read besides those of the options. */
  readonly inputs?: readonly string[];
};

/** Where machines are told. */
export type ReportPlaces<R> = {
  readonly event: (event: object) => void;
  /** Writes what is written when all is over. */
  readonly close: (result: R) => Promise<void>;
  /** Where people are told: not among what a machine reads. */
  readonly people: NodeJS.WriteStream;
};

type Place = { readonly write: (text: string) => void | Promise<void>; readonly close: () => void };

/**
 * Opens every place that `--events`, `--result`, `--json` and the options of `pages` name. Throws a UsageError,
 * before anything has been done, if one of them cannot be written, or is a file that is read.
 */
export function openPlaces<R extends object>(
  given: Given,
  io: Io,
  { trouble, pages = {}, inputs = [] }: PlaceSettings<R>,
): ReportPlaces<R> {
  const eventsTo = given.value("events");
  const resultsTo = new Set([given.value("result"), given.has("json") ? "-" : undefined]);
  refuseOnePlaceForBoth(eventsTo, resultsTo);
  refuseSharedPages(given, Object.keys(pages));
  for (const option of ["events", "result", ...Object.keys(pages)]) {
    const path = given.value(option);
    if (path !== undefined && path !== "-") refuseToOverwrite(option, path, [...inputs, ...optionFiles(given)]);
  }

  const toStdout: Place = { write: writeTo(io.stdout), close: () => {} };
  const open = (option: string, path: string | undefined): Place[] =>
    path === undefined ? [] : [path === "-" ? toStdout : openReportFile(option, path, trouble)];
  const events = open("events", eventsTo);
  const results = [...resultsTo].flatMap((path) => open("result", path));
  const written = Object.entries(pages).flatMap(([option, textOf]) =>
    open(option, given.value(option)).map((place) => ({ place, textOf })),
  );
  return {
    event: (event) => {
      for (const place of events) void place.write(`${JSON.stringify(event)}\n`);
    },
    close: async (result) => {
      for (const place of results) await place.write(`${JSON.stringify(result, null, 2)}\n`);
      for (const { place, textOf } of written) await place.write(textOf(result));
      for (const place of [...events, ...results, ...written.map(({ place }) => place)]) place.close();
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

/** A page is a file, and holds nothing else. */
function refuseSharedPages(given: Given, pages: readonly string[]): void {
  const others = new Map<string, string>();
  for (const option of ["events", "result", ...pages]) {
    const path = given.value(option);
    if (path === undefined) continue;
    const isPage = pages.includes(option);
    if (path === "-" && isPage)
      throw new UsageError(`--${option} is written to a file, not to standard output; name one`);
    const other = others.get(resolve(path));
    if (isPage && other !== undefined)
      throw new UsageError(`--${other} and --${option} name one file, ${path}; give each a file of its own`);
    if (path !== "-") others.set(resolve(path), option);
  }
}
