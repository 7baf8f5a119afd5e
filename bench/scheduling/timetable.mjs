/** What happens when, in simulated milliseconds. What is due at one time happens in the order in which it was added. */
export class Timetable {
  now = 0;
  #heap = [];
  #added = 0;

  add(at, run) {
    const heap = this.#heap;
    const entry = { at, order: this.#added++, run };
    let place = heap.length;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (!isSooner(entry, heap[above])) break;
      heap[place] = heap[above];
      place = above;
    }
    heap[place] = entry;
  }

  /** Goes on to what is next, and does it; false where nothing is left. `before` hears of the time before it has come. */
  step(before) {
    const next = this.#take();
    if (next === undefined) return false;
    before?.(next.at);
    this.now = next.at;
    next.run();
    return true;
  }

  #take() {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (heap.length === 0) return first;
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && isSooner(heap[below + 1], heap[below])) below++;
      if (!isSooner(heap[below], last)) break;
      heap[place] = heap[below];
      place = below;
    }
    heap[place] = last;
    return first;
  }
}

function isSooner(a, b) {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
