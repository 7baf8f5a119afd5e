/** The order and the jobs of a queue, while it runs them. */
export type Claim = {
    /** Gives back what was claimed; to be called where nothing was run. */
    readonly release: () => void;
};
/**
 * Claims jobs and groups, and all in them, for a queue, and freezes their lists: what is added too late is an error,
 * instead of nothing. Throws an Error, and nothing is claimed, if one of them is another queue's.
 */
export declare function claim(jobs: readonly unknown[], owner: object): Claim;
