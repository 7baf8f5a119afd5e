/** How candidates are ordered: by the weights of the model, or by how many builds run and wait. */
export type Strategy = "weight" | "least-load";
/** The parts of a weight, `Ei + (Qi + Wb) · Qc`. */
export type WeightParts = {
    /** Position among the running candidates, the furthest first; 0 where it does not run. */
    readonly Ei: number;
    /** Position among the waiting candidates, the oldest first; 0 where it does not wait. */
    readonly Qi: number;
    /** Copies in the queue. */
    readonly Qc: number;
    /** The wall: high enough that more copies in the queue never come before fewer. */
    readonly Wb: number;
};
/** A candidate in its place. */
export type Ranked = {
    /** Full name of the Jenkins job, `folder/job`. */
    readonly job: string;
    /** The smaller, the sooner. */
    readonly weight: number;
    /** How many of its builds run. */
    readonly running: number;
    /** How many of its builds wait in the queue. */
    readonly queued: number;
    readonly parts: WeightParts;
    /**
     * Milliseconds until a request to it would start, if nothing more came and all estimates held; null where Jenkins has
     * none. Absent where it was not asked for.
     */
    readonly startsInMs?: number | null;
    /** Why it stands where it stands, in words; at least one. */
    readonly because: readonly string[];
};
/** A candidate that cannot be triggered. */
export type Excluded = {
    readonly job: string;
    readonly why: string;
};
/** An order of candidates, the one that will start soonest first. */
export type Ranking = {
    readonly strategy: Strategy;
    readonly ranking: readonly Ranked[];
    readonly excluded: readonly Excluded[];
};
/** How busy Jenkins is, as far as the user may see. */
export type Occupation = {
    /** Of the nodes that are online. */
    readonly executors: {
        readonly total: number;
        readonly busy: number;
    };
    /** Items in the queue, and how many of them are candidates. */
    readonly queue: {
        readonly waiting: number;
        readonly candidates: number;
    };
};
