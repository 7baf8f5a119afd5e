import { Timetable } from "./timetable.mjs";

/**
 * When requests would start if they had no names: whichever is oldest starts as soon as an executor is free and
 * fewer candidates run than there are. Other jobs come and take executors as they do anyway. Nobody who does not know how long builds will
 * take can do better in the mean, but by luck.
 */
export function boundOf({ executors, candidates }, workload) {
  const time = new Timetable();
  const requests = workload.requests.map((request) => ({ ...request, start: undefined }));
  const lines = { requests: [], others: [] };
  let free = executors;
  let running = 0;
  let left = requests.length;
  for (const request of requests) time.add(request.due, () => come(lines.requests, request));
  for (const other of workload.others) time.add(other.at, () => come(lines.others, { ...other, due: other.at }));
  while (left > 0) if (!time.step()) throw new Error("nothing happens any more, and requests wait");
  return { requests };

  function come(line, one) {
    line.push(one);
    start();
  }

  function start() {
    while (free > 0) {
      const request = running < candidates ? lines.requests[0] : undefined;
      const [other] = lines.others;
      if (request === undefined && other === undefined) return;
      free--;
      if (other === undefined || (request !== undefined && request.due <= other.due)) begin(lines.requests.shift());
      else time.add(time.now + lines.others.shift().durationMs, release);
    }
  }

  function begin(request) {
    running++;
    request.start = time.now;
    time.add(time.now + request.durationMs, () => {
      running--;
      left--;
      release();
    });
  }

  function release() {
    free++;
    start();
  }
}
