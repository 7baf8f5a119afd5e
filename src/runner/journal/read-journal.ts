import { isUtf8 } from "node:buffer";
import fs from "node:fs";
import { findMade } from "../../rollback/fill.ts";
import type { JournalRecord, PlanRecord } from "../../rollback/record.ts";
import { type Secrets, Standings } from "../../rollback/standings.ts";
import { whyNoPlan, whyWrong } from "./check-record.ts";

/** Where a journal cannot be read on; `line` counts from 1, `byte` from 0. */
export type Damage = { readonly line: number; readonly byte: number; readonly why: string };

export type ReadJournal = {
  /** Where the records before the damage lead; undefined where even the plan cannot be read. */
  readonly standings?: Standings;
  readonly damage?: Damage;
  /** How many bytes its whole lines have; what follows was never written to its end. */
  readonly whole: number;
};

const lineFeed = 0x0a;
/** Stands in a line that refers to a secret, as JSON has the NUL that begins the reference. */
const referring = "\\u0000";

/** Reads and folds a journal as far as it makes sense. Throws the error of the file system. */
export function readJournal(file: string, secrets: Secrets): ReadJournal {
  // A pipe would be waited for.
  if (!fs.statSync(file).isFile()) return { damage: { line: 1, byte: 0, why: "it is no ordinary file" }, whole: 0 };
  const bytes = fs.readFileSync(file);
  const whole = bytes.lastIndexOf(lineFeed) + 1;
  return { ...fold(bytes.subarray(0, whole), secrets), whole };
}

function fold(bytes: Buffer, secrets: Secrets): Omit<ReadJournal, "whole"> {
  const isText = isUtf8(bytes);
  const hasSecrets = bytes.includes(referring);
  let standings: Standings | undefined;
  let line = 1;
  for (let from = 0; from < bytes.length; line++) {
    const to = bytes.indexOf(lineFeed, from);
    const text = isText || isUtf8(bytes.subarray(from, to)) ? bytes.toString("utf8", from, to) : "";
    const record = parse(text);
    const why = record === undefined ? "the record is damaged" : whyNot(record, standings);
    if (why !== undefined) return { ...(standings && { standings }), damage: { line, byte: from, why } };
    try {
      standings = applied(standings, record as JournalRecord, {
        hasSecrets,
        isReferring: text.includes(referring),
        secrets,
      });
    } catch {
      // It may have been applied in half: what came before it is folded once more.
      return {
        ...fold(bytes.subarray(0, from), secrets),
        damage: { line, byte: from, why: "the record makes no sense" },
      };
    }
    from = to + 1;
  }
  return standings === undefined ? { damage: { line: 1, byte: 0, why: "it is empty" } } : { standings };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function whyNot(record: unknown, standings: Standings | undefined): string | undefined {
  return standings === undefined ? whyNoPlan(record) : whyWrong(record, standings);
}

type How = {
  /** Whether secrets stand in the journal, or, of them, in this record. */
  readonly hasSecrets: boolean;
  readonly isReferring: boolean;
  readonly secrets: Secrets;
};

/** To look for references in each text of a record costs more than all the rest; most have none. */
function applied(
  standings: Standings | undefined,
  record: JournalRecord,
  { hasSecrets, isReferring, secrets }: How,
): Standings {
  if (standings === undefined) {
    const plan = record as PlanRecord;
    return isReferring ? Standings.fromJournal(plan, secrets) : new Standings(plan, secrets);
  }
  if (hasSecrets) findMade(standings, record);
  standings.apply(isReferring ? standings.shown(record) : record);
  return standings;
}
