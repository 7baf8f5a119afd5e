import type { Environment, JenkinsWork } from "../plan/plan.ts";
import type { ShellWords } from "./shell-words.ts";
/** What the command knows beside the inputs. */
type About = {
    readonly words: ShellWords;
    /** What its step list sets, of which Jenkins' own variables count. */
    readonly env: Environment;
    /** Folder in which relative paths start. */
    readonly directory: string;
    /** Whether a text holds expressions that have no value. */
    readonly isUnknown: (text: string) => boolean;
};
/** The command that asks Jenkins for the same; its user's token comes from the environment. */
export declare function jenkinsByHand(inputs: JenkinsWork["with"], { words, env, directory, isUnknown }: About): string;
export {};
