import { nearest } from "./did-you-mean.js";
/** Contexts of a workflow whose values reach a step as environment variables of the job. */
const fromWorkflow = ["secrets", "vars", "inputs", "needs", "matrix", "strategy", "job"];
/** What to write instead of a context that expressions of a step list do not have. */
export function wayAround(context, whose) {
    return `'${context.name}' is not known in expressions; ${instead(context, whose)}`;
}
function instead({ name, property }, whose) {
    const variable = property === undefined ? "NAME" : variableName(property);
    const output = property === undefined ? "<NAME>" : variable;
    switch (name) {
        case "outputs":
            if (whose === "revert")
                return `a revert finds this output of its step in the environment: $JIPPER_OUTPUT_${output}`;
            return "only a step's revert has its outputs, as $JIPPER_OUTPUT_<NAME>; later steps see what is in $GITHUB_ENV";
        case "steps":
            return "write NAME=value to $GITHUB_ENV in the earlier step, and use $NAME in this one";
        case "env":
            return `use the shell's own $${property ?? "NAME"} within 'run'`;
        case "github":
        case "runner":
            return `use $${name.toUpperCase()}_${variable} within 'run'`;
    }
    const value = `\${{ ${name}.${property ?? "…"} }}`;
    if (fromWorkflow.includes(name))
        return `set it in the env of the workflow, ${variable}: ${value}, and use $${variable} within 'run'`;
    return nearest(name, ["params"]) === undefined ? "only 'params' is" : `did you mean 'params'?`;
}
/** What to write instead of an expression within shell text; undefined for one that is never closed. */
export function wayThroughEnv(expression, context, whose) {
    const why = "expressions are not filled in within 'run', so that no value can become code";
    if (context !== undefined && isKnownElsewhere(context.name))
        return `${why}; ${instead(context, whose)}`;
    const isParameter = context?.name === "params" && context.property !== undefined;
    const variable = isParameter ? variableName(context.property) : "VALUE";
    const value = isParameter ? `\${{ ${expression?.trim()} }}` : `\${{ … }}`;
    return `${why}; add env: { ${variable}: "${value}" } to this ${whose}, and write "$${variable}" here`;
}
/** For text that is never filled in. */
export function noExpressionIn(where) {
    return `an expression is not allowed in ${where}; it is in the values of 'env' and in 'working-directory'`;
}
function isKnownElsewhere(name) {
    return ["outputs", "steps", "env", "github", "runner", ...fromWorkflow].includes(name);
}
function variableName(property) {
    return property.toUpperCase().replace(/[^A-Z0-9_]/g, "_");
}
