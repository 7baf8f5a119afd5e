import { isUtf8 } from "node:buffer";
import fs from "node:fs";
import { findMade } from "../../rollback/fill.js";
import { Standings } from "../../rollback/standings.js";
import { whyNoPlan, whyWrong } from "./check-record.js";
const lineFeed = 0x0a;
/** Stands in a line that refers to a secret, as JSON has the NUL that begins the reference. */
const referring = "\\u0000";
/** Reads and folds a journal as far as it makes sense. Throws the error of the file system. */
export function readJournal(file, secrets) {
    // A pipe would be waited for.
    if (!fs.statSync(file).isFile())
        return { damage: { line: 1, byte: 0, why: "it is no ordinary file" }, whole: 0 };
    const bytes = fs.readFileSync(file);
    const whole = bytes.lastIndexOf(lineFeed) + 1;
    return { ...fold(bytes.subarray(0, whole), secrets), whole };
}
function fold(bytes, secrets) {
    const isText = isUtf8(bytes);
    const hasSecrets = bytes.includes(referring);
    let standings;
    let line = 1;
    for (let from = 0; from < bytes.length; line++) {
        const to = bytes.indexOf(lineFeed, from);
        const text = isText || isUtf8(bytes.subarray(from, to)) ? bytes.toString("utf8", from, to) : "";
        const record = parse(text);
        const why = record === undefined ? "the record is damaged" : whyNot(record, standings);
        if (why !== undefined)
            return { ...(standings && { standings }), damage: { line, byte: from, why } };
        try {
            standings = applied(standings, record, {
                hasSecrets,
                isReferring: text.includes(referring),
                secrets,
            });
        }
        catch {
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
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function whyNot(record, standings) {
    return standings === undefined ? whyNoPlan(record) : whyWrong(record, standings);
}
/** To look for references in each text of a record costs more than all the rest; most have none. */
function applied(standings, record, { hasSecrets, isReferring, secrets }) {
    if (standings === undefined) {
        const plan = record;
        return isReferring ? Standings.fromJournal(plan, secrets) : new Standings(plan, secrets);
    }
    if (hasSecrets)
        findMade(standings, record);
    standings.apply(isReferring ? standings.shown(record) : record);
    return standings;
}
