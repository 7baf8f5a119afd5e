import type { SelectAndTriggerOptions } from "../jenkins/selection-options.ts";
import type { Environment, JenkinsWork } from "../plan/plan.ts";
type Inputs = JenkinsWork["with"];
/** Where a step stands. */
export type Surroundings = {
    /** Of which JENKINS_URL, JENKINS_USER_ID and JENKINS_API_TOKEN count, as for Jenkins' own command line. */
    readonly env: Environment;
    /** Folder in which relative paths start. */
    readonly directory: string;
};
/** What a Jenkins step asks for; its expressions are filled in. Throws an Error in words where a value cannot be used. */
export declare function stepOptions(inputs: Inputs, { env, directory }: Surroundings): SelectAndTriggerOptions;
export {};
