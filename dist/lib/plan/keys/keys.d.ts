/** The ends of a step that was begun. */
export declare const stepEnds: readonly ["succeeded", "failed", "timed-out", "cancelled", "unknown"];
export declare const retryTable: {
    readonly what: "'retry'";
    readonly keys: {
        readonly times: {
            readonly is: "number";
            readonly from: 0;
            readonly isWhole: true;
            readonly required: true;
            readonly description: "How many more tries, at most.";
        };
        readonly delay: {
            readonly is: "duration";
            readonly description: "Pause before the second try; 1s unless told. Pauses vary by chance.";
        };
        readonly factor: {
            readonly is: "number";
            readonly from: 1;
            readonly description: "What each further pause is multiplied by; 2 unless told.";
        };
        readonly "max-delay": {
            readonly is: "duration";
            readonly description: "Longest pause; 60s unless told.";
        };
        readonly "on-exit-codes": {
            readonly is: "exit-codes";
            readonly description: "Only these exit codes are tried again; all unless told.";
        };
        readonly "revert-between-attempts": {
            readonly is: "switch";
            readonly description: "Whether the step is undone before each further try. A group always is.";
        };
    };
};
export declare const revertTable: {
    readonly what: "a revert";
    readonly keys: {
        readonly timeout: {
            readonly is: "duration";
            readonly inMinutes: "timeout-minutes";
            readonly description: "Longest time it may take, such as 90s, 5m or 1h30m; 0 for no limit.";
        };
        readonly "timeout-minutes": {
            readonly is: "minutes";
            readonly insteadOf: "timeout";
            readonly description: "The same in minutes, as in a workflow; 0 for no limit.";
        };
        readonly grace: {
            readonly is: "duration";
            readonly description: "Time between the polite signal to end and the forced one; 5s unless told.";
        };
        readonly shell: {
            readonly is: "shell";
            readonly of: readonly ["run"];
            readonly description: "bash, sh, pwsh, powershell, cmd, python, or a command with {0} for the script.";
        };
        readonly "working-directory": {
            readonly is: "folder";
            readonly of: readonly ["run"];
            readonly description: "Folder in which it runs, relative to where Jipper was started (in a workflow, to the input).";
        };
        readonly run: {
            readonly is: "script";
            readonly isKind: true;
            readonly description: "Shell text.";
        };
        readonly call: {
            readonly is: "name";
            readonly isKind: true;
            readonly description: "Name of a function that one of the 'libs' exports.";
        };
        readonly jenkins: {
            readonly is: "map";
            readonly table: {
                readonly what: "'jenkins'";
                readonly keys: {
                    readonly url: {
                        readonly is: "address";
                        readonly description: "Address of Jenkins. The variable JENKINS_URL unless told.";
                    };
                    readonly user: {
                        readonly is: "template";
                        readonly description: "User of Jenkins. The variable JENKINS_USER_ID unless told.";
                    };
                    readonly job: {
                        readonly is: "template";
                        readonly isKind: true;
                        readonly description: "The Jenkins job, by its full name; short for one candidate.";
                    };
                    readonly candidates: {
                        readonly is: "templates";
                        readonly isKind: true;
                        readonly description: "Jenkins jobs that do the same work, by their full names; a * stands for any part of a name.";
                    };
                    readonly parameters: {
                        readonly is: "parameters";
                        readonly description: "Parameters of the Jenkins job.";
                    };
                    readonly strategy: {
                        readonly is: "choice";
                        readonly among: readonly ["weight", "least-load"];
                        readonly description: "The order: weight unless told, or by how many builds run and wait.";
                    };
                    readonly "wait-for": {
                        readonly is: "choice";
                        readonly among: readonly ["queued", "started", "finished"];
                        readonly description: "How far it is followed; finished unless told.";
                    };
                    readonly "queue-timeout": {
                        readonly is: "duration";
                        readonly description: "How long it may wait in the queue; no limit unless told.";
                    };
                    readonly timeout: {
                        readonly is: "duration";
                        readonly description: "How long its build may run; no limit unless told.";
                    };
                    readonly "on-timeout": {
                        readonly is: "choice";
                        readonly among: readonly ["cancel", "leave"];
                        readonly description: "What is done when one of these limits is over; cancel unless told.";
                    };
                    readonly duplicates: {
                        readonly is: "choice";
                        readonly among: readonly ["join", "refuse", "allow"];
                        readonly description: "Whether an equal request that waits is joined, a reason to trigger nothing, or no matter.";
                    };
                    readonly move: {
                        readonly is: "switch";
                        readonly description: "Whether a request that waits is taken to a candidate that would start it clearly sooner.";
                    };
                    readonly log: {
                        readonly is: "choice";
                        readonly among: readonly ["stream", "on-failure", "off"];
                        readonly description: "What is shown of the build's console; stream unless told.";
                    };
                    readonly "allow-results": {
                        readonly is: "choices";
                        readonly among: readonly ["SUCCESS", "UNSTABLE", "FAILURE", "NOT_BUILT", "ABORTED"];
                        readonly description: "Results that count as success; SUCCESS unless told.";
                    };
                    readonly "request-id": {
                        readonly is: "template";
                        readonly description: "What tells this request from others; made up unless told.";
                    };
                    readonly "request-id-parameter": {
                        readonly is: "name";
                        readonly description: "The parameter that holds it, where the Jenkins job declares that; JIPPER_REQUEST_ID unless told.";
                    };
                    readonly poll: {
                        readonly is: "duration";
                        readonly description: "Longest pause between two looks at Jenkins, 4m at most; 5s unless told.";
                    };
                    readonly ca: {
                        readonly is: "template";
                        readonly description: "Certificate authorities to trust beside the usual ones: a file, or PEM.";
                    };
                    readonly "client-cert": {
                        readonly is: "template";
                        readonly description: "Certificate to show to Jenkins: a file, or PEM.";
                    };
                    readonly "client-key": {
                        readonly is: "template";
                        readonly description: "Its key: a file, or PEM.";
                    };
                };
            };
            readonly isKind: true;
            readonly description: "A Jenkins job to choose, trigger and follow.";
        };
        readonly with: {
            readonly is: "json";
            readonly of: readonly ["call"];
            readonly description: "What the function is given.";
        };
        readonly env: {
            readonly is: "env";
            readonly description: "Environment variables; their values may hold expressions.";
        };
        readonly retry: {
            readonly is: "tries-or";
            readonly table: {
                readonly what: "'retry'";
                readonly keys: {
                    readonly times: {
                        readonly is: "number";
                        readonly from: 0;
                        readonly isWhole: true;
                        readonly required: true;
                        readonly description: "How many more tries, at most.";
                    };
                    readonly delay: {
                        readonly is: "duration";
                        readonly description: "Pause before the second try; 1s unless told. Pauses vary by chance.";
                    };
                    readonly factor: {
                        readonly is: "number";
                        readonly from: 1;
                        readonly description: "What each further pause is multiplied by; 2 unless told.";
                    };
                    readonly "max-delay": {
                        readonly is: "duration";
                        readonly description: "Longest pause; 60s unless told.";
                    };
                    readonly "on-exit-codes": {
                        readonly is: "exit-codes";
                        readonly description: "Only these exit codes are tried again; all unless told.";
                    };
                    readonly "revert-between-attempts": {
                        readonly is: "switch";
                        readonly description: "Whether the step is undone before each further try. A group always is.";
                    };
                };
            };
            readonly description: "How many more tries there are when it fails, or a map that says more.";
        };
        readonly "stop-processes": {
            readonly is: "switch";
            readonly isEnough: true;
            readonly description: "Whether what the step left running, such as a service, is stopped before the rest.";
        };
    };
};
export declare const stepTable: {
    readonly what: "a step";
    readonly keys: {
        readonly timeout: {
            readonly is: "duration";
            readonly inMinutes: "timeout-minutes";
            readonly description: "Longest time it may take, such as 90s, 5m or 1h30m; 0 for no limit.";
        };
        readonly "timeout-minutes": {
            readonly is: "minutes";
            readonly insteadOf: "timeout";
            readonly description: "The same in minutes, as in a workflow; 0 for no limit.";
        };
        readonly grace: {
            readonly is: "duration";
            readonly description: "Time between the polite signal to end and the forced one; 5s unless told.";
        };
        readonly shell: {
            readonly is: "shell";
            readonly of: readonly ["run"];
            readonly description: "bash, sh, pwsh, powershell, cmd, python, or a command with {0} for the script.";
        };
        readonly "working-directory": {
            readonly is: "folder";
            readonly of: readonly ["run"];
            readonly description: "Folder in which it runs, relative to where Jipper was started (in a workflow, to the input).";
        };
        readonly id: {
            readonly is: "id";
            readonly description: "Short name for events, results and expressions; step-N unless told.";
        };
        readonly name: {
            readonly is: "title";
            readonly description: "Title for people; the first line of what it runs unless told.";
        };
        readonly if: {
            readonly is: "condition";
            readonly description: "Expression; the step is skipped where it is false. success() unless told.";
        };
        readonly run: {
            readonly is: "script";
            readonly isKind: true;
            readonly description: "Shell text.";
        };
        readonly call: {
            readonly is: "name";
            readonly isKind: true;
            readonly description: "Name of a function that one of the 'libs' exports.";
        };
        readonly jenkins: {
            readonly is: "map";
            readonly table: {
                readonly what: "'jenkins'";
                readonly keys: {
                    readonly url: {
                        readonly is: "address";
                        readonly description: "Address of Jenkins. The variable JENKINS_URL unless told.";
                    };
                    readonly user: {
                        readonly is: "template";
                        readonly description: "User of Jenkins. The variable JENKINS_USER_ID unless told.";
                    };
                    readonly job: {
                        readonly is: "template";
                        readonly isKind: true;
                        readonly description: "The Jenkins job, by its full name; short for one candidate.";
                    };
                    readonly candidates: {
                        readonly is: "templates";
                        readonly isKind: true;
                        readonly description: "Jenkins jobs that do the same work, by their full names; a * stands for any part of a name.";
                    };
                    readonly parameters: {
                        readonly is: "parameters";
                        readonly description: "Parameters of the Jenkins job.";
                    };
                    readonly strategy: {
                        readonly is: "choice";
                        readonly among: readonly ["weight", "least-load"];
                        readonly description: "The order: weight unless told, or by how many builds run and wait.";
                    };
                    readonly "wait-for": {
                        readonly is: "choice";
                        readonly among: readonly ["queued", "started", "finished"];
                        readonly description: "How far it is followed; finished unless told.";
                    };
                    readonly "queue-timeout": {
                        readonly is: "duration";
                        readonly description: "How long it may wait in the queue; no limit unless told.";
                    };
                    readonly timeout: {
                        readonly is: "duration";
                        readonly description: "How long its build may run; no limit unless told.";
                    };
                    readonly "on-timeout": {
                        readonly is: "choice";
                        readonly among: readonly ["cancel", "leave"];
                        readonly description: "What is done when one of these limits is over; cancel unless told.";
                    };
                    readonly duplicates: {
                        readonly is: "choice";
                        readonly among: readonly ["join", "refuse", "allow"];
                        readonly description: "Whether an equal request that waits is joined, a reason to trigger nothing, or no matter.";
                    };
                    readonly move: {
                        readonly is: "switch";
                        readonly description: "Whether a request that waits is taken to a candidate that would start it clearly sooner.";
                    };
                    readonly log: {
                        readonly is: "choice";
                        readonly among: readonly ["stream", "on-failure", "off"];
                        readonly description: "What is shown of the build's console; stream unless told.";
                    };
                    readonly "allow-results": {
                        readonly is: "choices";
                        readonly among: readonly ["SUCCESS", "UNSTABLE", "FAILURE", "NOT_BUILT", "ABORTED"];
                        readonly description: "Results that count as success; SUCCESS unless told.";
                    };
                    readonly "request-id": {
                        readonly is: "template";
                        readonly description: "What tells this request from others; made up unless told.";
                    };
                    readonly "request-id-parameter": {
                        readonly is: "name";
                        readonly description: "The parameter that holds it, where the Jenkins job declares that; JIPPER_REQUEST_ID unless told.";
                    };
                    readonly poll: {
                        readonly is: "duration";
                        readonly description: "Longest pause between two looks at Jenkins, 4m at most; 5s unless told.";
                    };
                    readonly ca: {
                        readonly is: "template";
                        readonly description: "Certificate authorities to trust beside the usual ones: a file, or PEM.";
                    };
                    readonly "client-cert": {
                        readonly is: "template";
                        readonly description: "Certificate to show to Jenkins: a file, or PEM.";
                    };
                    readonly "client-key": {
                        readonly is: "template";
                        readonly description: "Its key: a file, or PEM.";
                    };
                };
            };
            readonly isKind: true;
            readonly description: "A Jenkins job to choose, trigger and follow.";
        };
        readonly parallel: {
            readonly is: "steps";
            readonly isKind: true;
            readonly description: "Steps that run at once and are undone as one.";
        };
        readonly steps: {
            readonly is: "steps";
            readonly isKind: true;
            readonly description: "Steps that run one after another and are undone as one.";
        };
        readonly uses: {
            readonly is: "name";
            readonly isKind: true;
            readonly description: "Path of another step list that runs here as a group.";
        };
        readonly with: {
            readonly is: "json";
            readonly of: readonly ["call", "uses"];
            readonly isTextsIn: "uses";
            readonly description: "What the function is given, or values of the other list's parameters.";
        };
        readonly "max-parallel": {
            readonly is: "number";
            readonly from: 1;
            readonly isWhole: true;
            readonly of: readonly ["parallel"];
            readonly description: "How many of the steps run at once at most; all unless told.";
        };
        readonly env: {
            readonly is: "env";
            readonly description: "Environment variables; their values may hold expressions.";
        };
        readonly retry: {
            readonly is: "tries-or";
            readonly table: {
                readonly what: "'retry'";
                readonly keys: {
                    readonly times: {
                        readonly is: "number";
                        readonly from: 0;
                        readonly isWhole: true;
                        readonly required: true;
                        readonly description: "How many more tries, at most.";
                    };
                    readonly delay: {
                        readonly is: "duration";
                        readonly description: "Pause before the second try; 1s unless told. Pauses vary by chance.";
                    };
                    readonly factor: {
                        readonly is: "number";
                        readonly from: 1;
                        readonly description: "What each further pause is multiplied by; 2 unless told.";
                    };
                    readonly "max-delay": {
                        readonly is: "duration";
                        readonly description: "Longest pause; 60s unless told.";
                    };
                    readonly "on-exit-codes": {
                        readonly is: "exit-codes";
                        readonly description: "Only these exit codes are tried again; all unless told.";
                    };
                    readonly "revert-between-attempts": {
                        readonly is: "switch";
                        readonly description: "Whether the step is undone before each further try. A group always is.";
                    };
                };
            };
            readonly description: "How many more tries there are when it fails, or a map that says more.";
        };
        readonly "continue-on-error": {
            readonly is: "switch";
            readonly description: "Whether what follows runs all the same when it fails.";
        };
        readonly pivot: {
            readonly is: "switch";
            readonly description: "Whether, once it has succeeded, neither it nor what came before is undone any more.";
        };
        readonly revert: {
            readonly is: "script-or";
            readonly table: {
                readonly what: "a revert";
                readonly keys: {
                    readonly timeout: {
                        readonly is: "duration";
                        readonly inMinutes: "timeout-minutes";
                        readonly description: "Longest time it may take, such as 90s, 5m or 1h30m; 0 for no limit.";
                    };
                    readonly "timeout-minutes": {
                        readonly is: "minutes";
                        readonly insteadOf: "timeout";
                        readonly description: "The same in minutes, as in a workflow; 0 for no limit.";
                    };
                    readonly grace: {
                        readonly is: "duration";
                        readonly description: "Time between the polite signal to end and the forced one; 5s unless told.";
                    };
                    readonly shell: {
                        readonly is: "shell";
                        readonly of: readonly ["run"];
                        readonly description: "bash, sh, pwsh, powershell, cmd, python, or a command with {0} for the script.";
                    };
                    readonly "working-directory": {
                        readonly is: "folder";
                        readonly of: readonly ["run"];
                        readonly description: "Folder in which it runs, relative to where Jipper was started (in a workflow, to the input).";
                    };
                    readonly run: {
                        readonly is: "script";
                        readonly isKind: true;
                        readonly description: "Shell text.";
                    };
                    readonly call: {
                        readonly is: "name";
                        readonly isKind: true;
                        readonly description: "Name of a function that one of the 'libs' exports.";
                    };
                    readonly jenkins: {
                        readonly is: "map";
                        readonly table: {
                            readonly what: "'jenkins'";
                            readonly keys: {
                                readonly url: {
                                    readonly is: "address";
                                    readonly description: "Address of Jenkins. The variable JENKINS_URL unless told.";
                                };
                                readonly user: {
                                    readonly is: "template";
                                    readonly description: "User of Jenkins. The variable JENKINS_USER_ID unless told.";
                                };
                                readonly job: {
                                    readonly is: "template";
                                    readonly isKind: true;
                                    readonly description: "The Jenkins job, by its full name; short for one candidate.";
                                };
                                readonly candidates: {
                                    readonly is: "templates";
                                    readonly isKind: true;
                                    readonly description: "Jenkins jobs that do the same work, by their full names; a * stands for any part of a name.";
                                };
                                readonly parameters: {
                                    readonly is: "parameters";
                                    readonly description: "Parameters of the Jenkins job.";
                                };
                                readonly strategy: {
                                    readonly is: "choice";
                                    readonly among: readonly ["weight", "least-load"];
                                    readonly description: "The order: weight unless told, or by how many builds run and wait.";
                                };
                                readonly "wait-for": {
                                    readonly is: "choice";
                                    readonly among: readonly ["queued", "started", "finished"];
                                    readonly description: "How far it is followed; finished unless told.";
                                };
                                readonly "queue-timeout": {
                                    readonly is: "duration";
                                    readonly description: "How long it may wait in the queue; no limit unless told.";
                                };
                                readonly timeout: {
                                    readonly is: "duration";
                                    readonly description: "How long its build may run; no limit unless told.";
                                };
                                readonly "on-timeout": {
                                    readonly is: "choice";
                                    readonly among: readonly ["cancel", "leave"];
                                    readonly description: "What is done when one of these limits is over; cancel unless told.";
                                };
                                readonly duplicates: {
                                    readonly is: "choice";
                                    readonly among: readonly ["join", "refuse", "allow"];
                                    readonly description: "Whether an equal request that waits is joined, a reason to trigger nothing, or no matter.";
                                };
                                readonly move: {
                                    readonly is: "switch";
                                    readonly description: "Whether a request that waits is taken to a candidate that would start it clearly sooner.";
                                };
                                readonly log: {
                                    readonly is: "choice";
                                    readonly among: readonly ["stream", "on-failure", "off"];
                                    readonly description: "What is shown of the build's console; stream unless told.";
                                };
                                readonly "allow-results": {
                                    readonly is: "choices";
                                    readonly among: readonly ["SUCCESS", "UNSTABLE", "FAILURE", "NOT_BUILT", "ABORTED"];
                                    readonly description: "Results that count as success; SUCCESS unless told.";
                                };
                                readonly "request-id": {
                                    readonly is: "template";
                                    readonly description: "What tells this request from others; made up unless told.";
                                };
                                readonly "request-id-parameter": {
                                    readonly is: "name";
                                    readonly description: "The parameter that holds it, where the Jenkins job declares that; JIPPER_REQUEST_ID unless told.";
                                };
                                readonly poll: {
                                    readonly is: "duration";
                                    readonly description: "Longest pause between two looks at Jenkins, 4m at most; 5s unless told.";
                                };
                                readonly ca: {
                                    readonly is: "template";
                                    readonly description: "Certificate authorities to trust beside the usual ones: a file, or PEM.";
                                };
                                readonly "client-cert": {
                                    readonly is: "template";
                                    readonly description: "Certificate to show to Jenkins: a file, or PEM.";
                                };
                                readonly "client-key": {
                                    readonly is: "template";
                                    readonly description: "Its key: a file, or PEM.";
                                };
                            };
                        };
                        readonly isKind: true;
                        readonly description: "A Jenkins job to choose, trigger and follow.";
                    };
                    readonly with: {
                        readonly is: "json";
                        readonly of: readonly ["call"];
                        readonly description: "What the function is given.";
                    };
                    readonly env: {
                        readonly is: "env";
                        readonly description: "Environment variables; their values may hold expressions.";
                    };
                    readonly retry: {
                        readonly is: "tries-or";
                        readonly table: {
                            readonly what: "'retry'";
                            readonly keys: {
                                readonly times: {
                                    readonly is: "number";
                                    readonly from: 0;
                                    readonly isWhole: true;
                                    readonly required: true;
                                    readonly description: "How many more tries, at most.";
                                };
                                readonly delay: {
                                    readonly is: "duration";
                                    readonly description: "Pause before the second try; 1s unless told. Pauses vary by chance.";
                                };
                                readonly factor: {
                                    readonly is: "number";
                                    readonly from: 1;
                                    readonly description: "What each further pause is multiplied by; 2 unless told.";
                                };
                                readonly "max-delay": {
                                    readonly is: "duration";
                                    readonly description: "Longest pause; 60s unless told.";
                                };
                                readonly "on-exit-codes": {
                                    readonly is: "exit-codes";
                                    readonly description: "Only these exit codes are tried again; all unless told.";
                                };
                                readonly "revert-between-attempts": {
                                    readonly is: "switch";
                                    readonly description: "Whether the step is undone before each further try. A group always is.";
                                };
                            };
                        };
                        readonly description: "How many more tries there are when it fails, or a map that says more.";
                    };
                    readonly "stop-processes": {
                        readonly is: "switch";
                        readonly isEnough: true;
                        readonly description: "Whether what the step left running, such as a service, is stopped before the rest.";
                    };
                };
            };
            readonly description: "How the step is undone.";
        };
        readonly "revert-on": {
            readonly is: "choices";
            readonly among: readonly ["succeeded", "failed", "timed-out", "cancelled", "unknown"];
            readonly with: "revert";
            readonly description: "The ends of the step after which it is undone; all of them unless told.";
        };
    };
};
export declare const parameterTable: {
    readonly what: "a parameter";
    readonly keys: {
        readonly type: {
            readonly is: "choice";
            readonly among: readonly ["string", "number", "boolean", "choice"];
            readonly description: "What its value is; string unless told.";
        };
        readonly options: {
            readonly is: "names";
            readonly description: "The values to choose from; for the type choice, which needs them.";
        };
        readonly default: {
            readonly is: "value";
            readonly description: "Its value where none is given; empty text unless told, whatever the type.";
        };
        readonly required: {
            readonly is: "switch";
            readonly description: "Whether a value must be given, other than empty text.";
        };
        readonly secret: {
            readonly is: "switch";
            readonly description: "Whether its value is masked wherever it would be shown, and kept out of the journal.";
        };
        readonly pattern: {
            readonly is: "text";
            readonly description: "Regular expression of JavaScript that the value of a string must match from its start to its end.";
        };
        readonly description: {
            readonly is: "text";
            readonly description: "What it is for.";
        };
    };
};
export declare const outputTable: {
    readonly what: "an output";
    readonly keys: {
        readonly value: {
            readonly is: "template";
            readonly required: true;
            readonly description: "What it is; an expression, or text with expressions.";
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
            readonly inMinutes: "timeout-minutes";
            readonly description: "Longest time it may take, such as 90s, 5m or 1h30m; 0 for no limit.";
        };
        readonly "timeout-minutes": {
            readonly is: "minutes";
            readonly insteadOf: "timeout";
            readonly description: "The same in minutes, as in a workflow; 0 for no limit.";
        };
        readonly grace: {
            readonly is: "duration";
            readonly description: "Time between the polite signal to end and the forced one; 5s unless told.";
        };
        readonly shell: {
            readonly is: "shell";
            readonly of: readonly ["run"];
            readonly description: "bash, sh, pwsh, powershell, cmd, python, or a command with {0} for the script.";
        };
        readonly "working-directory": {
            readonly is: "folder";
            readonly of: readonly ["run"];
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
                    readonly type: {
                        readonly is: "choice";
                        readonly among: readonly ["string", "number", "boolean", "choice"];
                        readonly description: "What its value is; string unless told.";
                    };
                    readonly options: {
                        readonly is: "names";
                        readonly description: "The values to choose from; for the type choice, which needs them.";
                    };
                    readonly default: {
                        readonly is: "value";
                        readonly description: "Its value where none is given; empty text unless told, whatever the type.";
                    };
                    readonly required: {
                        readonly is: "switch";
                        readonly description: "Whether a value must be given, other than empty text.";
                    };
                    readonly secret: {
                        readonly is: "switch";
                        readonly description: "Whether its value is masked wherever it would be shown, and kept out of the journal.";
                    };
                    readonly pattern: {
                        readonly is: "text";
                        readonly description: "Regular expression of JavaScript that the value of a string must match from its start to its end.";
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
                        readonly inMinutes: "timeout-minutes";
                        readonly description: "Longest time it may take, such as 90s, 5m or 1h30m; 0 for no limit.";
                    };
                    readonly "timeout-minutes": {
                        readonly is: "minutes";
                        readonly insteadOf: "timeout";
                        readonly description: "The same in minutes, as in a workflow; 0 for no limit.";
                    };
                    readonly grace: {
                        readonly is: "duration";
                        readonly description: "Time between the polite signal to end and the forced one; 5s unless told.";
                    };
                    readonly shell: {
                        readonly is: "shell";
                        readonly of: readonly ["run"];
                        readonly description: "bash, sh, pwsh, powershell, cmd, python, or a command with {0} for the script.";
                    };
                    readonly "working-directory": {
                        readonly is: "folder";
                        readonly of: readonly ["run"];
                        readonly description: "Folder in which it runs, relative to where Jipper was started (in a workflow, to the input).";
                    };
                };
            };
            readonly description: "What holds for each step and revert that does not say otherwise.";
        };
        readonly libs: {
            readonly is: "names";
            readonly description: "Modules whose functions 'call' names: paths or packages.";
        };
        readonly steps: {
            readonly is: "steps";
            readonly required: true;
            readonly description: "What to run, in this order.";
        };
        readonly outputs: {
            readonly is: "map-of";
            readonly table: {
                readonly what: "an output";
                readonly keys: {
                    readonly value: {
                        readonly is: "template";
                        readonly required: true;
                        readonly description: "What it is; an expression, or text with expressions.";
                    };
                    readonly description: {
                        readonly is: "text";
                        readonly description: "What it is for.";
                    };
                };
            };
            readonly short: "value";
            readonly description: "What a step that 'uses' the list puts out, by name.";
        };
    };
};
