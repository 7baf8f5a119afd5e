/** The longest wait that a timer of Node holds, in milliseconds: 24 days. A longer one would fire at once. */
export const longestWait = 2 ** 31 - 1;
/** Calls `then` after so many milliseconds of monotonic time, however many; returns what calls it off. */
export function after(ms, then) {
    const end = performance.now() + ms;
    let timer;
    const wait = () => {
        const left = end - performance.now();
        timer = left > longestWait ? setTimeout(wait, longestWait) : setTimeout(then, Math.max(0, left));
    };
    wait();
    return () => clearTimeout(timer);
}
