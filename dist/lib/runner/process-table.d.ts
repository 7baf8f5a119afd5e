/** Name of the variable that marks the processes of a step, also those that left its group. */
export declare const markVariable = "JIPPER_PROCESS_MARK";
/** Whether a process of this group is alive. Zombies are not: some containers never reap them. */
export declare function isGroupAlive(group: number): boolean;
/** The living processes that carry this mark, this one left out; known on Linux alone, else none. */
export declare function marked(mark: string): number[];
/** When a process started, in a form to compare; tells it from a later one of the same pid. */
export declare function startTimeOf(pid: number): string | undefined;
/** Whether this very process is alive; a later one of the same pid is another, a zombie is none. */
export declare function isAlive(pid: number, startTime: string | undefined): boolean;
/** Sends a signal; false if there is no such process. One that is not ours to end counts as alive. */
export declare function signal(pid: number, name: NodeJS.Signals | 0): boolean;
