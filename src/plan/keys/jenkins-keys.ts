import type { KeyTable } from "./key-table.ts";

const results = ["SUCCESS", "UNSTABLE", "FAILURE", "NOT_BUILT", "ABORTED"] as const;

/** What a step says of a Jenkins job: the inputs of `select-and-trigger`, and `job`. */
export const jenkinsTable = {
  what: "'jenkins'",
  keys: {
    url: { is: "address", description: "Address of Jenkins. The variable JENKINS_URL unless told." },
    user: { is: "template", description: "User of Jenkins. The variable JENKINS_USER_ID unless told." },
    job: { is: "template", isKind: true, description: "The Jenkins job, by its full name; short for one candidate." },
    candidates: {
      is: "templates",
      isKind: true,
      description: "Jenkins jobs that do the same work, by their full names; a * stands for any part of a name.",
    },
    parameters: { is: "parameters", description: "Parameters of the Jenkins job." },
    strategy: {
      is: "choice",
      among: ["weight", "least-load"],
      description: "The order: weight unless told, or by how many builds run and wait.",
    },
    "wait-for": {
      is: "choice",
      among: ["queued", "started", "finished"],
      description: "How far it is followed; finished unless told.",
    },
    "queue-timeout": { is: "duration", description: "How long it may wait in the queue; no limit unless told." },
    timeout: { is: "duration", description: "How long its build may run; no limit unless told." },
    "on-timeout": {
      is: "choice",
      among: ["cancel", "leave"],
      description: "What is done when one of these limits is over; cancel unless told.",
    },
    duplicates: {
      is: "choice",
      among: ["join", "refuse", "allow"],
      description: "Whether an equal request that waits is joined, a reason to trigger nothing, or no matter.",
    },
    move: {
      is: "switch",
      description: "Whether a request that waits is taken to a candidate that would start it clearly sooner.",
    },
    log: {
      is: "choice",
      among: ["stream", "on-failure", "off"],
      description: "What is shown of the build's console; stream unless told.",
    },
    "allow-results": {
      is: "choices",
      among: results,
      description: "Results that count as success; SUCCESS unless told.",
    },
    "request-id": { is: "template", description: "What tells this request from others; made up unless told." },
    "request-id-parameter": {
      is: "name",
      description: "The parameter that holds it, where the Jenkins job declares that; JIPPER_REQUEST_ID unless told.",
    },
    poll: { is: "duration", description: "Longest pause between two looks at Jenkins, 4m at most; 5s unless told." },
    ca: { is: "template", description: "Certificate authorities to trust beside the usual ones: a file, or PEM." },
    "client-cert": { is: "template", description: "Certificate to show to Jenkins: a file, or PEM." },
    "client-key": { is: "template", description: "Its key: a file, or PEM." },
  },
} as const satisfies KeyTable;
