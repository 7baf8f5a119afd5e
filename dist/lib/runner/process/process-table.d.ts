/** Name of the variable that marks the processes of a step, also those that left its group. */
export declare const markVariable = "JIPPER_PROCESS_MARK";
/** One process, as the system shows it. */
export type ProcessStat = {
    readonly pid: number;
    readonly parent: number;
    readonly group: number;
    readonly session: number;
    /** It has ended, and nobody has asked how yet; in some containers nobody ever does. */
    readonly isZombie: boolean;
    /** In clock ticks since the machine started. */
    readonly startTime: string;
};
/**
 * All processes that this one can see, the highest numbers first; `seen` is told of each at once. Undefined where
 * they cannot be listed: not on Linux, or without /proc.
 */
export declare function processes(seen?: (stat: ProcessStat) => void): readonly ProcessStat[] | undefined;
/** Whether a process carries this mark; undefined if it shows no environment, as for the moment in which it becomes another program. */
export declare function carries(pid: number, mark: string): boolean | undefined;
/** When a process started, in a form to compare; tells it from a later one of the same pid. */
export declare function startTimeOf(pid: number): string | undefined;
/** The group that a process is in now; undefined if it is gone, or that cannot be told. */
export declare function groupOf(pid: number): number | undefined;
/** Whether this very process is alive; a later one of the same pid is another, a zombie is none. */
export declare function isAlive(pid: number, startTime: string | undefined): boolean;
/** Sends a signal; false if there is no such process. One that is not ours to end counts as alive. */
export declare function signal(pid: number, name: NodeJS.Signals | 0): boolean;
