/** What is read of Jenkins, in the shape of its own JSON. Only what is used is named; more may be there. */
/** `/queue/api/json` */
export type QueueJson = {
    readonly items: readonly QueueItemJson[];
};
export type QueueItemJson = {
    /** Counts up over all jobs. */
    readonly id: number;
    /** Milliseconds since 1970. */
    readonly inQueueSince: number;
    readonly blocked?: boolean;
    readonly buildable?: boolean;
    /** An executor is assigned. */
    readonly pending?: boolean;
    readonly stuck?: boolean;
    /** A sentence in the server's language. */
    readonly why?: string | null;
    readonly task?: TaskJson;
    readonly actions?: readonly ActionJson[];
};
export type TaskJson = {
    readonly name?: string;
    readonly fullName?: string;
    /** Of the Jenkins job; of a pipeline that waits for a node, relative to the root and of its build. */
    readonly url?: string;
};
/** An entry of `actions`; most are empty. */
export type ActionJson = {
    readonly parameters?: readonly {
        readonly name: string;
        readonly value?: unknown;
    }[];
    readonly causes?: readonly {
        readonly shortDescription?: string;
        readonly userId?: string | null;
    }[];
};
/** `/computer/api/json` */
export type ComputerSetJson = {
    readonly computer: readonly ComputerJson[];
    readonly totalExecutors?: number;
    readonly busyExecutors?: number;
};
export type ComputerJson = {
    readonly displayName?: string;
    readonly offline?: boolean;
    readonly temporarilyOffline?: boolean;
    readonly numExecutors?: number;
    readonly executors?: readonly ExecutorJson[];
    readonly oneOffExecutors?: readonly ExecutorJson[];
};
export type ExecutorJson = {
    readonly idle?: boolean;
    /** -1 (unknown) or 0 to 99. */
    readonly progress?: number;
    /** Null also on a busy executor, where the user may not read the job. */
    readonly currentExecutable?: ExecutableJson | null;
};
export type ExecutableJson = {
    readonly number?: number;
    readonly url?: string;
    /** Milliseconds since 1970. */
    readonly timestamp?: number;
    /** Milliseconds; -1 where there is no estimate. */
    readonly estimatedDuration?: number;
    /** Id of the queue item it came from. */
    readonly queueId?: number;
};
/** `/job/X/api/json`, or an entry of a folder's `jobs`. */
export type JobJson = {
    readonly name: string;
    readonly fullName?: string;
    readonly url?: string;
    /** Absent on folders. */
    readonly buildable?: boolean;
    readonly disabled?: boolean;
    readonly concurrentBuild?: boolean;
    readonly nextBuildNumber?: number;
    readonly property?: readonly {
        readonly parameterDefinitions?: readonly ParameterDefinitionJson[];
    }[];
    /** Of a folder, where its jobs were read with it. */
    readonly jobs?: readonly JobJson[];
};
export type ParameterDefinitionJson = {
    readonly name: string;
    /** Simple name of the class, such as `ChoiceParameterDefinition`. */
    readonly type?: string;
    readonly choices?: readonly string[];
    /** Absent on passwords and files. */
    readonly defaultParameterValue?: {
        readonly value?: unknown;
    } | null;
};
/** One look at Jenkins: the queue first, then the computers. */
export type Seen = {
    readonly queue: QueueJson;
    readonly computer: ComputerSetJson;
    /** When it was, by the server's clock; milliseconds since 1970. */
    readonly now: number;
};
