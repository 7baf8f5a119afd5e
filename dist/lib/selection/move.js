import { roughly } from "../report/duration.js";
import { forecast, isOlder } from "./forecast.js";
import { snapshot } from "./snapshot.js";
/** Looks never come closer than this, nor further apart than that; milliseconds. */
const closestMs = 3000;
const furthestMs = 120_000;
/** How sure a gain must be: so much, and this part of what is waited for anyway. */
const sureMs = 30_000;
const surePart = 0.1;
/** Between these, by chance: who sees the same must not do the same. */
const [leastCaution, mostCaution] = [0.5, 1.5];
/** Milliseconds from landing in the queue to the first look. */
export function firstLookMs(random) {
    return 1000 + 2000 * random();
}
/**
 * Milliseconds until the next look, before chance is added: the more of the candidates' items are older, the longer, so
 * that those who wait together look little oftener than one of them: 64 about five times as often.
 */
export function nextLookMs(given, candidates, own) {
    const seen = snapshotOf(given);
    const mine = ownIn(seen, own);
    const older = mine === undefined ? 0 : blockedBefore(seen, candidates, mine);
    return Math.min(furthestMs, Math.max(closestMs, 4 * own.latency) * (1 + older));
}
/**
 * Where a request that waits would start clearly sooner; undefined where it should stay. Only an item that waits for a
 * build of its own Jenkins job moves: one that waits for an executor would wait for it anywhere.
 */
export function decideMove(given, candidates, own, random) {
    const seen = snapshotOf(given);
    const mine = ownIn(seen, own);
    if (mine === undefined || !mine.isBlocked)
        return undefined;
    const free = candidates.filter((job) => !seen.running.has(job) && !seen.waiting.has(job));
    if (free.length > 0 && seen.executors.idle > 0)
        return toFreeName(free, blockedBefore(seen, candidates, mine), random);
    return random() < 0.5 ? toSoonerName(seen, candidates, { own, random }) : undefined;
}
/** The oldest takes the first, the next the second: all see the same line, and nobody meets. The others try their luck at times. */
function toFreeName(free, older, random) {
    const place = older < free.length ? older : random() < 0.25 ? Math.floor(random() * free.length) : undefined;
    const job = place === undefined ? undefined : free[place];
    return job === undefined ? undefined : { job, because: `${job} became free` };
}
function toSoonerName(seen, candidates, { own, random }) {
    const start = forecast(seen).startOf(own.id) ?? Number.POSITIVE_INFINITY;
    const without = forecast(seen, { without: own.id });
    let best;
    let equals = 1;
    for (const job of candidates) {
        if (job === own.name)
            continue;
        const other = without.startBehind(job);
        if (other === undefined)
            continue;
        if (best === undefined || other < best.start - 1000) {
            best = { job, start: other };
            equals = 1;
        }
        else if (other < best.start + 1000 && random() * ++equals < 1)
            best = { job, start: other };
    }
    if (best === undefined)
        return undefined;
    const caution = leastCaution + (mostCaution - leastCaution) * random();
    const gain = start - best.start;
    const ownWait = Number.isFinite(start) ? start - seen.now : 0;
    if (gain <= caution * (sureMs + surePart * ownWait))
        return undefined;
    const sooner = Number.isFinite(gain) ? `about ${roughly(gain)} sooner` : "at all";
    return { job: best.job, because: `${best.job} would start it ${sooner}` };
}
function snapshotOf(given) {
    return "running" in given ? given : snapshot(given);
}
function ownIn({ waiting }, { id, name }) {
    return waiting.get(name)?.find((item) => item.id === id);
}
/** How many blocked items of the candidates are older. */
function blockedBefore({ waiting }, candidates, mine) {
    let count = 0;
    for (const job of candidates)
        for (const item of waiting.get(job) ?? [])
            if (item.isBlocked && item.id !== mine.id && isOlder(item, mine))
                count++;
    return count;
}
