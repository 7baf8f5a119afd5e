import type { ActionJson } from "../../selection/jenkins-json.ts";
/** What tells a request of ours from all others of the same Jenkins job. */
export type OwnRequest = {
    readonly job: string;
    readonly requestId: string;
    /** The parameter that holds the id; undefined where the Jenkins job declares none. */
    readonly requestIdParameter: string | undefined;
    /** Whether Jenkins would take an item with these `actions` for the same request. */
    readonly isEqual: (actions: readonly ActionJson[] | undefined) => boolean;
    readonly user: string | undefined;
    /** No item of it has an id as small as this. */
    readonly newerThanItem: number;
    /** No build of it has a number below this. */
    readonly firstBuild: number;
};
/**
 * Whether an item or a build with these `actions` can be ours: by the request's id where there is one, else
 * by its parameters and by who asked for it.
 */
export declare function isOurs(own: OwnRequest, actions: readonly ActionJson[] | undefined): boolean;
/** Where a person looks for the builds of a Jenkins job. */
export declare function pageOf({ url }: {
    readonly url: string;
}, job: string): string;
