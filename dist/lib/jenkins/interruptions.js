import { timeLimit } from "../report/duration.js";
import { Interruption } from "./interruption.js";
/** Listens to the caller's signal, and keeps the limits. */
export function interruptions(signal) {
    const controller = new AbortController();
    const cancel = () => controller.abort(new Interruption("cancelled", cancelWords(signal?.reason)));
    if (signal?.aborted)
        cancel();
    signal?.addEventListener("abort", cancel, { once: true });
    let timer;
    return {
        signal: controller.signal,
        limit: (kind, ms) => {
            clearTimeout(timer);
            if (ms === undefined || ms === 0)
                return;
            const words = kind === "timeout" ? "it ran" : "it waited in the queue";
            const end = () => controller.abort(new Interruption(kind, `${words} for longer than ${timeLimit(ms)}`));
            const wait = (left) => {
                const goOn = left > longestTimerMs ? () => wait(left - longestTimerMs) : end;
                timer = setTimeout(goOn, Math.min(left, longestTimerMs));
            };
            wait(ms);
        },
        release: () => {
            clearTimeout(timer);
            signal?.removeEventListener("abort", cancel);
        },
    };
}
/** Node takes what is longer for nothing at all: it comes in several waits. */
const longestTimerMs = 2 ** 31 - 1;
/** Words for why the caller's signal was aborted. */
export function cancelWords(reason) {
    return typeof reason === "string" ? reason : "it was cancelled";
}
