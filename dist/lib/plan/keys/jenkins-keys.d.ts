/** What a step says of a Jenkins job: the inputs of `select-and-trigger`, and `job`. */
export declare const jenkinsTable: {
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
