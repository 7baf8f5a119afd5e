import { nearest } from "../did-you-mean.js";
import { parseExpression } from "./expression-parse.js";
const curly = ["${{", "}}"];
/** Contexts of a workflow whose values reach a step as environment variables of the job. */
const fromJob = ["secrets", "vars", "inputs", "needs", "matrix", "strategy", "job"];
/** What to write instead of a context that expressions do not have here. `known` are those that they have. */
export function wayAround(context, whose, known) {
    const { name } = context;
    const isElsewhere = ["outputs", "failure", "steps", "env"].includes(name);
    return `'${name}' is not known ${isElsewhere ? "here" : "in expressions"}; ${instead(context, whose, known)}`;
}
function instead({ name, property }, whose, known) {
    switch (name) {
        case "outputs":
            if (whose === "file")
                return "only a step's revert has its outputs";
            if (whose === "outputs")
                return `write steps.<ID>.outputs.${property ?? "<NAME>"} for those of a step of this list`;
            return `only a step's revert has its outputs; write steps.<ID>.outputs.${property ?? "<NAME>"} for those of an earlier step`;
        case "failure":
            return "only a revert knows why its step is undone; write steps.<ID>.outcome for how an earlier step ended, or failure() in 'if'";
        case "steps":
            return "no step has run yet; use it in the step itself";
        case "env":
            if (whose === "outputs")
                return "write a parameter, or let a step put it out, and write steps.<ID>.outputs.<NAME>";
            return "write the value itself, or a parameter";
        case "secrets":
            return passSecret(property ?? "NAME", `secrets.${property ?? "…"}`);
    }
    if (fromJob.includes(name)) {
        const variable = property === undefined ? "NAME" : variableName(property);
        const use = known.includes("env") ? `write env.${variable} here` : `use $${variable} within 'run'`;
        return `set it in the env of the workflow, ${variable}: \${{ ${name}.${property ?? "…"} }}, and ${use}`;
    }
    const near = nearest(name, known);
    if (near !== undefined)
        return `did you mean '${near}'?`;
    return known.length === 1 ? `only '${known[0]}' is` : `known are ${known.join(", ")}`;
}
/** How a secret of a workflow gets into a step list. */
export function passSecret(name, source) {
    const parameter = name.toLowerCase();
    const variable = `JIPPER_PARAM_${variableName(name)}`;
    const declare = `declare it with params: { ${parameter}: { secret: true } }`;
    return `${declare}, set ${variable}: \${{ ${source} }} in the env of the workflow, and write params.${parameter} here`;
}
/**
 * What to write instead of an expression within shell text; undefined for one that is never closed. The advice has the
 * brackets that were found: where a step list stands in a workflow, the curly ones are the workflow's.
 */
export function wayThroughEnv(expression, context, whose, brackets = curly) {
    const way = throughEnv(expression, context, { whose, brackets });
    return `expressions are not filled in within 'run', so that no value can become code; ${way}`;
}
function throughEnv(expression, context, found) {
    const { whose } = found;
    const parsed = expression === undefined ? undefined : parseExpression(expression);
    const [mention, another] = parsed === undefined || "mistake" in parsed ? [] : parsed.mentions;
    if (context === undefined || mention === undefined)
        return through("VALUE", "…", found);
    const { name, property } = context;
    if (fromJob.includes(name) || (name === "github" && property?.toLowerCase() === "token")) {
        const variable = name === "github" ? "GITHUB_TOKEN" : variableName(property ?? "NAME");
        return `set it in the env of the workflow, ${variable}: \${{ ${name}.${property ?? "…"} }}, and use $${variable} within 'run'`;
    }
    if (name === "outputs" && whose !== "revert") {
        const output = property ?? "<NAME>";
        const env = through(property ?? "VALUE", `steps.<ID>.outputs.${output}`, found);
        return `only a step's revert has its outputs; for those of an earlier step ${env}`;
    }
    if (name === "failure" && whose !== "revert")
        return instead(context, whose, []);
    if (!["params", "env", "steps", "outputs", "failure", "github", "runner"].includes(name))
        return through("VALUE", "…", found);
    const isAlone = another === undefined && isPath(expression ?? "");
    return ((isAlone ? inShell(mention) : undefined) ?? through(mention.path.at(-1) ?? "VALUE", short(expression ?? ""), found));
}
function through(name, value, { whose, brackets: [start, end] }) {
    return `add env: { ${variableName(name)}: "${start} ${value} ${end}" } to this ${whose}, and write "$${variableName(name)}" here`;
}
/** What the shell has without more ado. */
function inShell({ context, path: [name, more] }) {
    if (name === undefined || more !== undefined)
        return undefined;
    switch (context) {
        case "outputs":
            return `a revert finds this output of its step in the environment: $JIPPER_OUTPUT_${variableName(name)}`;
        case "env":
            return `use the shell's own $${name}`;
        case "github":
        case "runner":
            return `use $${context.toUpperCase()}_${variableName(name)}`;
        default:
            return undefined;
    }
}
/** For text that is never filled in. */
export function noExpressionIn(where) {
    return `an expression is not allowed in ${where}; it is in the values of 'env', 'with' and 'parameters', in 'working-directory' and in 'if'`;
}
function isPath(expression) {
    return /^[\s\w.'[\]-]*$/.test(expression);
}
function short(expression) {
    const line = expression.trim().replace(/\s+/g, " ");
    return line.length <= 80 ? line : "…";
}
function variableName(property) {
    return property.toUpperCase().replace(/[^A-Z0-9_]/g, "_");
}
