/** Where a Jenkins url points. */
export type JobAt = {
    /** Full name, `folder/job`. */
    readonly job: string;
    /** Number of the build; absent where the url is the Jenkins job's own. */
    readonly build?: number;
};
/**
 * Reads a url of Jenkins, absolute or relative to its root, by its path: hosts and prefixes differ between what Jenkins
 * is called and what it calls itself. Undefined where it points to no Jenkins job.
 */
export declare function jobAt(url: string): JobAt | undefined;
/** The path of a Jenkins job below the root, percent-encoded: `/job/team/job/app`. */
export declare function jobPath(job: string): string;
