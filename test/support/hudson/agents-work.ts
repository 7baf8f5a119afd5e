import type { Hudson } from "../hudson.ts";
import type { HudsonOptions } from "./home.ts";

/**
 * Whether a build runs on each agent. Once in a while one reads a class of the server while it is still being loaded, holds
 * it for another version of it from then on, and fails every build; as it does once a build was stopped in that moment.
 */
export async function agentsWork(
  { createJob, post, finished }: Pick<Hudson, "createJob" | "post" | "finished">,
  { agents = [] }: HudsonOptions,
): Promise<boolean> {
  for (const { name } of agents) await createJob(`warm-up-${name}`, { script: "true", node: name });
  let isGood = true;
  for (const { name } of agents) {
    await post(`/job/warm-up-${name}/build`);
    const [build] = await finished(`warm-up-${name}`, 1);
    if (build?.result !== "SUCCESS") isGood = false;
    await post(`/job/warm-up-${name}/doDelete`);
  }
  return isGood;
}
