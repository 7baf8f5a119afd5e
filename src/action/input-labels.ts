/** What texts that stand in the workflow itself are called, in place of a file's name. */
export const inlineLabels: readonly string[] = ["the input 'steps'", "the input 'params'", "the input 'parameters'"];
export const [stepsLabel = "", paramsLabel = "", parametersLabel = ""] = inlineLabels;
