/** How the value of a key is written; `read-values.ts` reads each of them. */
export type ScalarForm = 
/** One line for people. */
"title"
/** Text of any kind, which nobody reads but people. */
 | "text" | "id"
/** Shell text. */
 | "script"
/** Path of a folder, with expressions. */
 | "folder" | "shell" | "duration" | "minutes"
/** `true` or `false`. */
 | "switch"
/** Text without expressions; may be empty. */
 | "value"
/** Map from names to texts with expressions. */
 | "env";
export type Key = {
    readonly description: string;
    readonly required?: true;
} & ({
    readonly is: ScalarForm;
}
/** A map with the keys of the table; a map from names to such maps; a list of them; shell text or one of them. */
 | {
    readonly is: "map" | "map-of" | "list-of" | "script-or";
    readonly table: KeyTable;
});
/** All keys that one kind of map may have. */
export type KeyTable = {
    /** What such a map is called, with its article. */
    readonly what: string;
    readonly keys: {
        readonly [name: string]: Key;
    };
};
export declare const revertTable: {
    readonly what: "a revert";
    readonly keys: {
        readonly timeout: {
            readonly is: "duration";
            readonly description: "Longest time it may take, such as 90s, 5m or 1h30m; 0 for no limit.";
        };
        readonly "timeout-minutes": {
            readonly is: "minutes";
            readonly description: "The same in minutes, as in a workflow; 0 for no limit.";
        };
        readonly grace: {
            readonly is: "duration";
            readonly description: "Time between the polite signal to end and the forced one; 5s unless told.";
        };
        readonly shell: {
            readonly is: "shell";
            readonly description: "bash, sh, pwsh, powershell, cmd, python, or a command with {0} for the script.";
        };
        readonly "working-directory": {
            readonly is: "folder";
            readonly description: "Folder in which it runs, relative to where Jipper was started (in a workflow, to the input).";
        };
        readonly run: {
            readonly is: "script";
            readonly required: true;
            readonly description: "Shell text that undoes the step.";
        };
        readonly env: {
            readonly is: "env";
            readonly description: "Environment variables; their values may hold expressions.";
        };
    };
};
export declare const stepTable: {
    readonly what: "a step";
    readonly keys: {
        readonly timeout: {
            readonly is: "duration";
            readonly description: "Longest time it may take, such as 90s, 5m or 1h30m; 0 for no limit.";
        };
        readonly "timeout-minutes": {
            readonly is: "minutes";
            readonly description: "The same in minutes, as in a workflow; 0 for no limit.";
        };
        readonly grace: {
            readonly is: "duration";
            readonly description: "Time between the polite signal to end and the forced one; 5s unless told.";
        };
        readonly shell: {
            readonly is: "shell";
            readonly description: "bash, sh, pwsh, powershell, cmd, python, or a command with {0} for the script.";
        };
        readonly "working-directory": {
            readonly is: "folder";
            readonly description: "Folder in which it runs, relative to where Jipper was started (in a workflow, to the input).";
        };
        readonly id: {
            readonly is: "id";
            readonly description: "Short name for events, results and the command line; step-N unless told.";
        };
        readonly name: {
            readonly is: "title";
            readonly description: "Title for people; the first line of what it runs unless told.";
        };
        readonly run: {
            readonly is: "script";
            readonly required: true;
            readonly description: "Shell text.";
        };
        readonly env: {
            readonly is: "env";
            readonly description: "Environment variables; their values may hold expressions.";
        };
        readonly revert: {
            readonly is: "script-or";
            readonly table: {
                readonly what: "a revert";
                readonly keys: {
                    readonly timeout: {
                        readonly is: "duration";
                        readonly description: "Longest time it may take, such as 90s, 5m or 1h30m; 0 for no limit.";
                    };
                    readonly "timeout-minutes": {
                        readonly is: "minutes";
                        readonly description: "The same in minutes, as in a workflow; 0 for no limit.";
                    };
                    readonly grace: {
                        readonly is: "duration";
                        readonly description: "Time between the polite signal to end and the forced one; 5s unless told.";
                    };
                    readonly shell: {
                        readonly is: "shell";
                        readonly description: "bash, sh, pwsh, powershell, cmd, python, or a command with {0} for the script.";
                    };
                    readonly "working-directory": {
                        readonly is: "folder";
                        readonly description: "Folder in which it runs, relative to where Jipper was started (in a workflow, to the input).";
                    };
                    readonly run: {
                        readonly is: "script";
                        readonly required: true;
                        readonly description: "Shell text that undoes the step.";
                    };
                    readonly env: {
                        readonly is: "env";
                        readonly description: "Environment variables; their values may hold expressions.";
                    };
                };
            };
            readonly description: "How the step is undone.";
        };
    };
};
export declare const parameterTable: {
    readonly what: "a parameter";
    readonly keys: {
        readonly default: {
            readonly is: "value";
            readonly description: "Its value where none is given; empty unless told.";
        };
        readonly required: {
            readonly is: "switch";
            readonly description: "Whether a value must be given.";
        };
        readonly description: {
            readonly is: "text";
            readonly description: "What it is for.";
        };
    };
};
export declare const defaultsTable: {
    readonly what: "'defaults'";
    readonly keys: {
        readonly timeout: {
            readonly is: "duration";
            readonly description: "Longest time it may take, such as 90s, 5m or 1h30m; 0 for no limit.";
        };
        readonly "timeout-minutes": {
            readonly is: "minutes";
            readonly description: "The same in minutes, as in a workflow; 0 for no limit.";
        };
        readonly grace: {
            readonly is: "duration";
            readonly description: "Time between the polite signal to end and the forced one; 5s unless told.";
        };
        readonly shell: {
            readonly is: "shell";
            readonly description: "bash, sh, pwsh, powershell, cmd, python, or a command with {0} for the script.";
        };
        readonly "working-directory": {
            readonly is: "folder";
            readonly description: "Folder in which it runs, relative to where Jipper was started (in a workflow, to the input).";
        };
    };
};
export declare const fileTable: {
    readonly what: "a step list";
    readonly keys: {
        readonly name: {
            readonly is: "title";
            readonly description: "Title of the whole for people.";
        };
        readonly params: {
            readonly is: "map-of";
            readonly table: {
                readonly what: "a parameter";
                readonly keys: {
                    readonly default: {
                        readonly is: "value";
                        readonly description: "Its value where none is given; empty unless told.";
                    };
                    readonly required: {
                        readonly is: "switch";
                        readonly description: "Whether a value must be given.";
                    };
                    readonly description: {
                        readonly is: "text";
                        readonly description: "What it is for.";
                    };
                };
            };
            readonly description: "Values that are given from outside.";
        };
        readonly env: {
            readonly is: "env";
            readonly description: "Environment variables of every step and revert.";
        };
        readonly defaults: {
            readonly is: "map";
            readonly table: {
                readonly what: "'defaults'";
                readonly keys: {
                    readonly timeout: {
                        readonly is: "duration";
                        readonly description: "Longest time it may take, such as 90s, 5m or 1h30m; 0 for no limit.";
                    };
                    readonly "timeout-minutes": {
                        readonly is: "minutes";
                        readonly description: "The same in minutes, as in a workflow; 0 for no limit.";
                    };
                    readonly grace: {
                        readonly is: "duration";
                        readonly description: "Time between the polite signal to end and the forced one; 5s unless told.";
                    };
                    readonly shell: {
                        readonly is: "shell";
                        readonly description: "bash, sh, pwsh, powershell, cmd, python, or a command with {0} for the script.";
                    };
                    readonly "working-directory": {
                        readonly is: "folder";
                        readonly description: "Folder in which it runs, relative to where Jipper was started (in a workflow, to the input).";
                    };
                };
            };
            readonly description: "What holds for each step and revert that does not say otherwise.";
        };
        readonly steps: {
            readonly is: "list-of";
            readonly required: true;
            readonly table: {
                readonly what: "a step";
                readonly keys: {
                    readonly timeout: {
                        readonly is: "duration";
                        readonly description: "Longest time it may take, such as 90s, 5m or 1h30m; 0 for no limit.";
                    };
                    readonly "timeout-minutes": {
                        readonly is: "minutes";
                        readonly description: "The same in minutes, as in a workflow; 0 for no limit.";
                    };
                    readonly grace: {
                        readonly is: "duration";
                        readonly description: "Time between the polite signal to end and the forced one; 5s unless told.";
                    };
                    readonly shell: {
                        readonly is: "shell";
                        readonly description: "bash, sh, pwsh, powershell, cmd, python, or a command with {0} for the script.";
                    };
                    readonly "working-directory": {
                        readonly is: "folder";
                        readonly description: "Folder in which it runs, relative to where Jipper was started (in a workflow, to the input).";
                    };
                    readonly id: {
                        readonly is: "id";
                        readonly description: "Short name for events, results and the command line; step-N unless told.";
                    };
                    readonly name: {
                        readonly is: "title";
                        readonly description: "Title for people; the first line of what it runs unless told.";
                    };
                    readonly run: {
                        readonly is: "script";
                        readonly required: true;
                        readonly description: "Shell text.";
                    };
                    readonly env: {
                        readonly is: "env";
                        readonly description: "Environment variables; their values may hold expressions.";
                    };
                    readonly revert: {
                        readonly is: "script-or";
                        readonly table: {
                            readonly what: "a revert";
                            readonly keys: {
                                readonly timeout: {
                                    readonly is: "duration";
                                    readonly description: "Longest time it may take, such as 90s, 5m or 1h30m; 0 for no limit.";
                                };
                                readonly "timeout-minutes": {
                                    readonly is: "minutes";
                                    readonly description: "The same in minutes, as in a workflow; 0 for no limit.";
                                };
                                readonly grace: {
                                    readonly is: "duration";
                                    readonly description: "Time between the polite signal to end and the forced one; 5s unless told.";
                                };
                                readonly shell: {
                                    readonly is: "shell";
                                    readonly description: "bash, sh, pwsh, powershell, cmd, python, or a command with {0} for the script.";
                                };
                                readonly "working-directory": {
                                    readonly is: "folder";
                                    readonly description: "Folder in which it runs, relative to where Jipper was started (in a workflow, to the input).";
                                };
                                readonly run: {
                                    readonly is: "script";
                                    readonly required: true;
                                    readonly description: "Shell text that undoes the step.";
                                };
                                readonly env: {
                                    readonly is: "env";
                                    readonly description: "Environment variables; their values may hold expressions.";
                                };
                            };
                        };
                        readonly description: "How the step is undone.";
                    };
                };
            };
            readonly description: "What to run, in this order.";
        };
    };
};
