import assert from "node:assert/strict";
import { test } from "node:test";
import { drive, nextAfter, nextOf } from "./model/drive.ts";
import { breachIn } from "./model/invariants.ts";
import { tell } from "./model/model.ts";
import type { Deed, Play, Told, Tree } from "./model/tree.ts";
import {
  described,
  grown,
  lists,
  pairsOfFaults,
  pairsOfVariants,
  type Shape,
  singleFaults,
  type variants,
  withLimit,
  withVariant,
} from "./model/trees.ts";

const upToTwo = [1, 2].flatMap((leaves) => lists(leaves, 3));
const upToThree = [...upToTwo, ...lists(3, 3)];
const upToFour = [...upToThree, ...lists(4, 3)];
/** Groups of one member, too. */
const lonely = [...lists(1, 3, 1), ...lists(2, 2, 1)];

type Family = [
  title: string,
  shapes: readonly (readonly Shape[])[],
  plays: (list: readonly Tree[]) => Iterable<Play>,
  count: number,
];

const countsOfVariants: { readonly [name in keyof typeof variants]: number } = {
  retry: 17_568,
  "continue-on-error": 5_648,
  pivot: 1_740,
  "revert-on": 10_248,
  "no revert": 3_358,
  "retry of a revert": 7_640,
  "always()": 2_096,
  "max-parallel": 692,
};

/** How many plays there are is told as well, so that none can get lost unnoticed. */
const families: readonly Family[] = [
  ["four steps, each ending badly in turn, and each revert", upToFour, singleFaults, 16_204],
  ["groups of one, each step ending badly in turn, and each revert", lonely, singleFaults, 8_566],
  ["three steps, two of them or of their reverts ending badly", upToThree, pairsOfFaults, 7_556],
  ["two steps, with two variants, and one of them ending badly", upToTwo, pairsOfVariants, 13_849],
  ["four steps, and the limit of each group in turn", upToFour, withLimit, 7_212],
  ...Object.entries(countsOfVariants).map(
    ([name, count]): Family => [
      `four steps with ${name} on each in turn, each ending badly in turn`,
      upToFour,
      (list) => withVariant(list, name),
      count,
    ],
  ),
];

for (const [title, shapes, plays, count] of families)
  test(`${title}: the core does what the rules say`, () => {
    let played = 0;
    for (const shape of shapes)
      for (const play of plays(grown(shape))) {
        const told = tell(play);
        if (told.end === Infinity) continue; // nothing ever stops what hangs
        played++;
        check(play, told, played % 16 === 0);
      }
    assert.equal(played, count);
  });

function check(play: Play, told: Told, withPrefixes: boolean): void {
  const watch = withPrefixes
    ? (...[standings, records]: Parameters<NonNullable<Parameters<typeof drive>[1]>>) =>
        assert.deepEqual(nextOf(standings), nextAfter(records), `after ${records.length} records of ${described(play)}`)
    : undefined;
  const driven = drive(play, watch);
  const [was, should] = [comparable(driven.told), comparable(told)];
  // Words are compared first; they are cheap, and there are many plays.
  if (JSON.stringify(was) !== JSON.stringify(should)) assert.deepEqual(was, should, described(play));
  assert.equal(breachIn(driven.records, play), undefined, described(play));
  const tries = Object.values(told.steps).reduce((sum, { begun, undoTries }) => sum + begun + undoTries, 0);
  assert.ok(driven.records.length <= 2 + 4 * tries, `${driven.records.length} records for ${tries} tries`);
}

function comparable({ outcome, cause, steps, deeds }: Told) {
  return {
    outcome,
    cause: cause && `${cause.kind} ${cause.step}`,
    steps: Object.entries(steps).map(
      ([id, { status, begun, undo, undoTries }]) =>
        `${id}: ${status} after ${begun}, revert ${undo} after ${undoTries}`,
    ),
    deeds: [...deeds].sort(byClock).map(({ what, step, end, from, to }) => `${from}-${to} ${what} ${step} ${end}`),
  };
}

function byClock(a: Deed, b: Deed): number {
  return a.from - b.from || (a.step < b.step ? -1 : 1);
}
