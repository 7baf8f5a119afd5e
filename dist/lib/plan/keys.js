const limits = {
    timeout: { is: "duration", description: "Longest time it may take, such as 90s, 5m or 1h30m; 0 for no limit." },
    "timeout-minutes": { is: "minutes", description: "The same in minutes, as in a workflow; 0 for no limit." },
    grace: { is: "duration", description: "Time between the polite signal to end and the forced one; 5s unless told." },
};
const place = {
    shell: { is: "shell", description: "bash, sh, pwsh, powershell, cmd, python, or a command with {0} for the script." },
    "working-directory": {
        is: "folder",
        description: "Folder in which it runs, relative to where Jipper was started (in a workflow, to the input).",
    },
};
const env = { is: "env", description: "Environment variables; their values may hold expressions." };
export const revertTable = {
    what: "a revert",
    keys: {
        run: { is: "script", required: true, description: "Shell text that undoes the step." },
        env,
        ...place,
        ...limits,
    },
};
export const stepTable = {
    what: "a step",
    keys: {
        id: { is: "id", description: "Short name for events, results and the command line; step-N unless told." },
        name: { is: "title", description: "Title for people; the first line of what it runs unless told." },
        run: { is: "script", required: true, description: "Shell text." },
        env,
        ...place,
        ...limits,
        revert: { is: "script-or", table: revertTable, description: "How the step is undone." },
    },
};
export const parameterTable = {
    what: "a parameter",
    keys: {
        default: { is: "value", description: "Its value where none is given; empty unless told." },
        required: { is: "switch", description: "Whether a value must be given." },
        description: { is: "text", description: "What it is for." },
    },
};
export const defaultsTable = {
    what: "'defaults'",
    keys: { ...place, ...limits },
};
export const fileTable = {
    what: "a step list",
    keys: {
        name: { is: "title", description: "Title of the whole for people." },
        params: { is: "map-of", table: parameterTable, description: "Values that are given from outside." },
        env: { ...env, description: "Environment variables of every step and revert." },
        defaults: {
            is: "map",
            table: defaultsTable,
            description: "What holds for each step and revert that does not say otherwise.",
        },
        steps: { is: "list-of", required: true, table: stepTable, description: "What to run, in this order." },
    },
};
