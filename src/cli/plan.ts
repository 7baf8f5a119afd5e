import { planJson, planText } from "../plan/plan-text.ts";
import { stepListOf } from "./step-list.ts";
import type { Verb } from "./verb.ts";

export const plan: Verb = {
  name: "plan",
  about: "Show what would run, and what would be undone if each step failed. Runs nothing.",
  takes: "FILE [options]",
  options: {
    param: { value: "NAME=VALUE", many: true, about: "Value of a parameter that the file declares." },
    json: { about: "The same as JSON." },
  },
  exitCodes: "0 the file can be run, 3 it cannot.",
  example: "jipper plan deploy.yml",
  run: async (given, io) => {
    const plan = stepListOf(given, "show");
    io.stdout.write(given.has("json") ? `${JSON.stringify(planJson(plan), null, 2)}\n` : planText(plan));
    return 0;
  },
};
