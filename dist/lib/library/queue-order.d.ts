import { type AnyMember } from "./job-group.ts";
/** All that is in the queue, with its place, from 1, groups before their jobs; and what of it cannot be run. */
export declare function lookThrough(jobs: readonly AnyMember[]): {
    readonly problems: string[];
    readonly places: ReadonlyMap<AnyMember, number>;
};
/** Whether it can stand in a queue. */
export declare function isMember(value: unknown): value is AnyMember;
export declare function describe(value: unknown): string;
export declare function nameOf(member: AnyMember, place?: number): string;
