import { type PlanJson, planJson, planText } from "../plan/showing/plan-text.ts";
import { label } from "../report/sanitize.ts";
import { readStepList } from "../runner/step-list-file.ts";
import { paramOptions, paramsOf } from "./params.ts";
import { parametersText } from "./step-list.ts";
import { UsageError } from "./usage-error.ts";
import type { Verb } from "./verb.ts";

export const plan: Verb = {
  name: "plan",
  about: "Show what would run, and what would be undone if each step failed. Runs nothing.",
  takes: "FILE… [options]",
  options: { ...paramOptions, json: { about: "The same as JSON; of several files, a list." } },
  exitCodes: "0 the file can be run, 3 it cannot.",
  example: "jipper plan deploy.yml",
  moreHelp: parametersText,
  run: async (given, io) => {
    if (given.words.length === 0) throw new UsageError("name the file to show");
    const { filesGiven } = await import("./files-given.ts");
    const from = { directory: process.cwd(), ...paramsOf(given), isLookedAt: true };
    const plans = filesGiven(given.words).map((file) => ({ file, plan: readStepList(file, from) }));
    const [first] = plans;
    if (given.has("json")) {
      const json: PlanJson | PlanJson[] | undefined =
        plans.length > 1 ? plans.map(({ plan }) => planJson(plan)) : first && planJson(first.plan);
      io.stdout.write(`${JSON.stringify(json, null, 2)}\n`);
    } else {
      const texts = plans.map(({ file, plan }) => (plans.length > 1 ? `${label(file)}\n\n` : "") + planText(plan));
      io.stdout.write(texts.join("\n"));
    }
    return 0;
  },
};
