import { duration } from "../duration.ts";
import { link, markdown } from "../markdown.ts";
import type { Excluded, Ranked } from "../ranking.ts";
import { roomOf } from "../room.ts";
import type { SelectionResult } from "../selection-result.ts";
import { count } from "../sentences.ts";
import type { Expectation } from "./exit-code-of-selection.ts";
import { endOfSelection, requestName } from "./selection-sentences.ts";

export type SelectionSummaryOptions = Expectation & {
  /** The summary is never larger: GitHub drops as a whole what is larger than it allows. */
  readonly limitBytes: number;
};

const mostRows = 100;
const heading = "| | job | weight | running | queued | because |\n|-|-----|-------:|--------:|-------:|---------|\n";

/** What came of a request, as the Markdown of a job summary. What matters most is kept where room is short. */
export function selectionSummary(result: SelectionResult, options: SelectionSummaryOptions): string {
  const room = roomOf(options.limitBytes - 1);
  const { isGood, what, why, now } = endOfSelection(result, options, markdown);
  const sentences = isGood ? [factsOf(result), why] : [factsOf(result), `Because: ${why}`, `Now: ${now}.`];
  const parts = [
    room.cut(`### ${isGood ? "✔" : "✖"} ${what}\n\n`),
    ...sentences.filter((text) => text !== "").map((text) => room.take(`${text}\n\n`)),
    tableOf(result.ranking, room),
    leftOutOf(result.excluded, room),
  ];
  return `${parts.join("").trimEnd()}\n`;
}

/** `build-c #57 · waited 1.2 s · moved once`, as far as there is anything to tell. */
function factsOf(result: SelectionResult): string {
  const { buildUrl, buildNumber, job, moves, joined, waitedMs } = result;
  // An address of another kind would be code.
  const isAddress = buildUrl !== null && /^https?:\/\//i.test(buildUrl);
  const hasItem = buildNumber !== null || result.queueId !== null;
  return [
    isAddress ? link(requestName({ ...result, job: job ?? "build" }, markdown), buildUrl) : "",
    hasItem ? `waited ${duration(waitedMs)}` : "",
    moves > 0 ? `moved ${moves === 1 ? "once" : `${moves} times`}` : "",
    joined ? "joined an equal request" : "",
  ]
    .filter((text) => text !== "")
    .join(" · ");
}

function tableOf(ranking: readonly Ranked[], room: ReturnType<typeof roomOf>): string {
  if (ranking.length === 0) return "";
  const head = room.take(heading);
  if (head === "") return "";
  const rows = room.takeRows(
    ranking.map(rowOf),
    mostRows,
    (leftOut) => `| | *${count(leftOut, "more candidate")}* | | | | |\n`,
  );
  return `${head}${rows}${room.take("\n")}`;
}

function rowOf({ job, weight, running, queued, because }: Ranked, index: number): string {
  const cells = [
    index === 0 ? "→" : "",
    markdown(job, 100),
    weight,
    running,
    queued,
    because.map((reason) => markdown(reason, 150)).join(", "),
  ];
  return `| ${cells.join(" | ")} |\n`;
}

function leftOutOf(excluded: readonly Excluded[], room: ReturnType<typeof roomOf>): string {
  if (excluded.length === 0) return "";
  const rows = excluded.map(({ job, why }) => `- ${markdown(job, 100)} ${markdown(why, 150)}\n`);
  const head = room.take("Left out:\n\n");
  return head === "" ? "" : head + room.takeRows(rows, mostRows, (more) => `- *${count(more, "more candidate")}*\n`);
}
