const address = "https://ci.example/job/";
const idle = Object.freeze({ idle: true, progress: -1, currentExecutable: null });
const executorsOfNode = 4;

/**
 * Executors and the queue: one build at a time of each job, first come, first served among the items that are not
 * blocked. `onStart` and `onEnd` hear of each build.
 */
export class Jenkins {
  free = [];
  /** How many candidates run. */
  candidatesRunning = 0;
  /** The most that ever ran and waited of one candidate. */
  crowd = 0;
  #time;
  #onStart;
  #onEnd;
  #jobs = new Map();
  #nodes;
  #total;
  #items = new Set();
  #buildable = [];
  #lastId = 0;

  constructor({ executors, time, onStart, onEnd }) {
    this.#time = time;
    this.#onStart = onStart;
    this.#onEnd = onEnd;
    this.#total = executors;
    const nodes = Math.ceil(executors / executorsOfNode);
    this.#nodes = Array.from({ length: nodes }, () => []);
    for (let number = 0; number < executors; number++) {
      const executor = { build: undefined };
      this.#nodes[number % nodes].push(executor);
      this.free.push(executor);
    }
  }

  /** A job that can be triggered; `earlier` are the durations of its last builds. */
  addCandidate(name, earlier) {
    this.#jobs.set(name, jobOf(name, { earlier: [...earlier], isCandidate: true }));
  }

  /** Puts a request for a candidate into the queue. */
  trigger(name, { durationMs, request }) {
    const job = this.#jobs.get(name);
    if (job === undefined) throw new Error(`a policy chose ${name}, which is no candidate`);
    const item = this.#enqueue(job, { durationMs, request });
    this.crowd = Math.max(this.crowd, job.line.length + (job.running ? 1 : 0));
    this.#start();
    return item;
  }

  /** A build of a job that nobody selects, and that never ran before. */
  triggerOther({ durationMs, estimateMs }) {
    const job = jobOf(`other-${this.#lastId + 1}`, { earlier: [estimateMs], isCandidate: false });
    this.#enqueue(job, { durationMs, request: undefined });
    this.#start();
  }

  /** False where the item has left the queue already. */
  cancel(item) {
    if (!this.#items.delete(item)) return false;
    const { job } = item;
    job.line.splice(job.line.indexOf(item), 1);
    if (!item.json.blocked) this.#buildable.splice(this.#buildable.indexOf(item), 1);
    this.#unblock(job);
    this.#start();
    return true;
  }

  /** What Jenkins tells of itself; made anew for each look. */
  look() {
    const now = Math.floor(this.#time.now);
    const computer = this.#nodes.map((executors, index) => ({
      displayName: `node-${index + 1}`,
      offline: false,
      numExecutors: executors.length,
      executors: executors.map(({ build }) => (build === undefined ? idle : executorJson(build, now))),
      oneOffExecutors: [],
    }));
    const busyExecutors = this.#total - this.free.length;
    const items = Array.from(this.#items, ({ json }) => json);
    return { computer: { computer, totalExecutors: this.#total, busyExecutors }, queue: { items }, now };
  }

  #enqueue(job, { durationMs, request }) {
    const id = ++this.#lastId;
    const task = { name: job.name, url: job.url };
    const why = "Build is already in progress";
    const inQueueSince = Math.floor(this.#time.now);
    const item = { id, since: this.#time.now, job, durationMs, request, json: undefined };
    item.json = { id, inQueueSince, task, blocked: true, buildable: false, stuck: false, why };
    this.#items.add(item);
    job.line.push(item);
    this.#unblock(job);
    return item;
  }

  /** The oldest item of a job that does not run may start. */
  #unblock({ line: [head], running }) {
    if (running || head === undefined || !head.json.blocked) return;
    head.json = { ...head.json, blocked: false, buildable: true, why: "Waiting for next available executor" };
    let place = this.#buildable.length;
    while (place > 0 && this.#buildable[place - 1].id > head.id) place--;
    this.#buildable.splice(place, 0, head);
  }

  #start() {
    while (this.free.length > 0 && this.#buildable.length > 0) {
      const item = this.#buildable.shift();
      const { job } = item;
      const executor = this.free.pop();
      this.#items.delete(item);
      job.line.shift();
      job.running = true;
      if (job.isCandidate) this.candidatesRunning++;
      const url = `${job.url}${++job.number}/`;
      const times = { timestamp: Math.floor(this.#time.now), estimatedDuration: estimateOf(job) };
      executor.build = { url, fullDisplayName: `${job.name} #${job.number}`, number: job.number, ...times };
      this.#onStart(item);
      this.#time.add(this.#time.now + item.durationMs, () => this.#end(item, executor));
    }
  }

  #end(item, executor) {
    const { job } = item;
    executor.build = undefined;
    this.free.push(executor);
    job.running = false;
    if (job.isCandidate) this.candidatesRunning--;
    job.earlier = [...job.earlier.slice(-2), item.durationMs];
    this.#onEnd(item);
    this.#unblock(job);
    this.#start();
  }
}

function jobOf(name, { earlier, isCandidate }) {
  return { name, url: `${address}${name}/`, earlier, isCandidate, line: [], running: false, number: 0 };
}

/** Of the last three builds the mean, as Jenkins has it; -1 without any. */
function estimateOf({ earlier }) {
  if (earlier.length === 0) return -1;
  return Math.round(earlier.reduce((sum, ms) => sum + ms, 0) / earlier.length);
}

function executorJson(build, now) {
  const { timestamp, estimatedDuration } = build;
  const isKnown = estimatedDuration > 0;
  const progress = isKnown ? Math.min(99, Math.floor((100 * (now - timestamp)) / estimatedDuration)) : -1;
  return { idle: false, progress, currentExecutable: build };
}
