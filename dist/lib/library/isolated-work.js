import { callWork } from "../runner/call-work.js";
import { Guard } from "../runner/guard.js";
import { WorkFolder } from "../runner/work-folder.js";
/** Performs functions in processes of their own; nothing is prepared for that until the first one. */
export class IsolatedWork {
    #premises;
    perform = async (work, circumstances) => {
        this.#premises ??= prepare();
        return this.#premises.perform(work, circumstances);
    };
    async close() {
        await this.#premises?.guard.close();
        this.#premises?.folder.remove();
    }
}
function prepare() {
    const folder = new WorkFolder();
    const guard = new Guard({ graceMs: 5000, folder: folder.path });
    return { folder, guard, perform: callWork(folder, guard) };
}
