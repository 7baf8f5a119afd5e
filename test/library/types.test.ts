import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type AnyMember,
  fail,
  Job,
  type JobContext,
  type JobOptions,
  parallel,
  QueueManager,
  type RetryOptions,
  type RevertContext,
  series,
  success,
} from "../../src/index.ts";

/*
 * What must compile and what must not: `tsc` reads this file with the others, and an expected error that does not come
 * is an error. Nothing in `never` runs.
 */

/** True if both are the very same type. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const isSame = <A, B>(_: Same<A, B>): void => {};

const create = (args: { readonly size: string; readonly zone?: string }) => success({ id: `vol of ${args.size}` });
const remove = (_: { readonly size: string }, { value }: RevertContext<unknown, { id: string }>) => value?.id;
const greet = (name?: string) => `hello ${name ?? "you"}`;
const count = () => 3;
const either = async ({ ok }: { ok: boolean }) => (ok ? success({ id: "vol-7" }) : fail("no quorum"));
const first = <T>(all: readonly T[]) => all[0];
const same = <T>(one: T) => one;

function compiles(): void {
  const job = new Job(create, remove, { size: "10G" }, { timeout: "30s", retry: 2 });
  isSame<typeof job.args, { readonly size: string; readonly zone?: string }>(true);
  isSame<typeof job.value, { id: string } | undefined>(true);

  isSame<typeof greeting.value, string | undefined>(true);
  const greeting = new Job(greet);
  new Job(greet, null, "Ann");
  new Job(greet, null, undefined, { id: "greet" });

  const counted = new Job(count, (_, { value }) => isSame<typeof value, number | undefined>(true));
  isSame<typeof counted.value, number | undefined>(true);

  const joined = new Job(either, (_, { value }) => value?.id, { ok: true });
  isSame<typeof joined.value, { id: string } | undefined>(true);

  isSame<typeof one.value, string | undefined>(true);
  const one = new Job(first<string>, null, ["a"]);
  new Job(same, null, { any: "thing" });

  new Job(
    (args: { n: number }, { job, results }: JobContext<{ n: number }>) => {
      isSame<typeof job.args, { n: number }>(true);
      isSame<(typeof results)[string], unknown>(true);
      return args.n;
    },
    null,
    { n: 1 },
  );
  new Job(
    () => {},
    (id: string) => id,
    "vol-7",
  );

  const named = new Job("func2", "revertFunc2", ["a", "b"]);
  isSame<typeof named.args, string[]>(true);
  new Job("func2", (names) => names.length, ["a", "b"]);
  new Job("func2", null, { any: [1, { thing: true }] }, { isolate: true });
  new Job("func2");
  new Job(create, "remove", { size: "1G" });

  const options: JobOptions = {
    retry: { times: 2, "max-delay": "1m" },
    revertOn: ["failed", "timed-out"],
    pivot: true,
  };
  const retry: RetryOptions = { times: 1, onExitCodes: [75], maxDelay: 100 };
  const members: readonly AnyMember[] = [new Job("a", null, undefined, options), series([new Job(count)], { retry })];
  new QueueManager().enqueue(members).enqueue(parallel([job, series([joined, greeting])], { maxParallel: 2 }));
}

function never(): void {
  // @ts-expect-error: the function needs arguments
  new Job(create);
  // @ts-expect-error: the function needs arguments, though there is a revert
  new Job(create, remove);
  // @ts-expect-error: of another kind
  new Job(create, remove, { size: 10 });
  // @ts-expect-error: one of them is missing
  new Job(create, remove, { zone: "a" });
  // @ts-expect-error: one more than it takes
  new Job(create, remove, { size: "10G", colour: "red" });
  // @ts-expect-error: optional, but of another kind
  new Job(greet, null, 7);
  // @ts-expect-error: of another kind, for a function that answers
  new Job(either, null, { ok: "yes" });
  // @ts-expect-error: the revert wants other arguments than the function
  new Job(greet, (id: number) => id, "Ann");
  // @ts-expect-error: the revert wants another value than the function returns
  new Job(count, (_: unknown, context: RevertContext<unknown, string>) => context.value);
  // @ts-expect-error: what a generic function is to take must be told: first<string>
  new Job(first, null, ["a"]);
  // @ts-expect-error: a list of texts is no list of numbers
  new Job(first<number>, null, ["a"]);
  // @ts-expect-error: an unknown option
  new Job(count, null, undefined, { timout: "30s" });
  // @ts-expect-error: an option of another kind
  new Job(count, null, undefined, { retry: "twice" });
  // @ts-expect-error: no end of a step
  new Job(count, null, undefined, { revertOn: "broken" });
  // @ts-expect-error: nothing that could be run
  new Job(7);
  // @ts-expect-error: a revert of another kind
  new Job(count, 7);
  // @ts-expect-error: a function is no job
  new QueueManager().enqueue(count);
  // @ts-expect-error: nor in a group
  parallel([count]);
  // @ts-expect-error: only what runs at once has a limit on how many
  series([new Job(count)], { maxParallel: 2 });
}

test("the types of a job are those of its function", () => assert.doesNotThrow(compiles));
test("what the types refuse is not run", () => assert.equal(typeof never, "function"));
