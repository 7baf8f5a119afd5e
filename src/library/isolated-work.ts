import type { CallWork } from "../plan/plan.ts";
import { callWork } from "../runner/call-work.ts";
import { Guard } from "../runner/guard.ts";
import type { Performer } from "../runner/perform.ts";
import { WorkFolder } from "../runner/work-folder.ts";

/** Performs functions in processes of their own; nothing is prepared for that until the first one. */
export class IsolatedWork {
  #premises: { readonly folder: WorkFolder; readonly guard: Guard; readonly perform: Performer<CallWork> } | undefined;

  readonly perform: Performer<CallWork> = async (work, circumstances) => {
    this.#premises ??= prepare();
    return this.#premises.perform(work, circumstances);
  };

  async close(): Promise<void> {
    await this.#premises?.guard.close();
    this.#premises?.folder.remove();
  }
}

function prepare() {
  const folder = new WorkFolder();
  const guard = new Guard({ graceMs: 5000, folder: folder.path });
  return { folder, guard, perform: callWork(folder, guard) };
}
