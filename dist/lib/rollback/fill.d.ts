import type { Plan, Work } from "../plan/plan.ts";
import { type Surroundings } from "./contexts.ts";
import type { Deed } from "./next.ts";
import type { Given, JournalRecord } from "./record.ts";
import type { Standing } from "./standing.ts";
import { type Secrets, type Standings } from "./standings.ts";
/** Looks around, where an expression asks for it: most steps have none, and it takes its time. */
export type Look = () => Surroundings;
/** What the expressions of a step became, and whether its condition holds. Throws an ExpressionError. */
export type Turn = {
    readonly isDue: boolean;
    readonly given: Given | undefined;
};
/**
 * Fills in what is written for a step, now that its turn has come: its environment, then, knowing that, its
 * condition and the rest, as GitHub does.
 */
export declare function turnOf(standings: Standings, standing: Standing, look: Look): Turn;
/** The same for its revert. `outputs` and `failure` are known by now; the rest is as it was at the step's turn. */
export declare function revertGiven(standings: Standings, standing: Standing, look: Look): Given | undefined;
/**
 * Finds again what was made of secrets when that was so which a journal tells, before it is folded; else what of it
 * stands in the journal would be lost to this process.
 */
export declare function findMade(standings: Standings, record: JournalRecord): void;
/** What the expressions of the plan's own `env` became. Throws an ExpressionError. */
export declare function planGiven(plan: Plan, secrets: Secrets, { env, github, runner }: Surroundings): Given | undefined;
/** What a deed performs, with all that was filled in; what a revert leaves open it has of its step. Null where there is none. */
export declare function workOf(standings: Standings, { phase, step }: Pick<Deed, "phase" | "step">): Work | null;
/** The same where the revert has not begun, so that nothing of it is filled in yet; as it stands where that cannot be. */
export declare function revertToCome(standings: Standings, standing: Standing): Work | null;
