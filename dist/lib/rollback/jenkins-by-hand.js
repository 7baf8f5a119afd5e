import { parseNames } from "../plan/names.js";
/** Inputs that are options of the same name, with one word each. */
const plainInputs = [
    "strategy",
    "wait-for",
    "queue-timeout",
    "timeout",
    "on-timeout",
    "duplicates",
    "log",
    "request-id",
    "request-id-parameter",
    "poll",
];
/** The command that asks Jenkins for the same; its user's token comes from the environment. */
export function jenkinsByHand(inputs, { words, env, directory, isUnknown }) {
    const files = [];
    const known = (name, text, before = "") => isUnknown(text) ? before + words.unknown(name, text) : words.word(text, before);
    // What begins with a hyphen would be taken for the next option.
    const option = (name, text, before = "") => `--${name}${(before + text).startsWith("-") ? "=" : " "}${known(before.slice(0, -1) || name, text, before)}`;
    const given = (name, otherwise = "") => [textOf(inputs[name]) || otherwise].filter((text) => text !== "");
    const file = (name) => given(name).map((text) => {
        if (!text.includes("-----BEGIN"))
            return option(name, inFolder(directory, text));
        const variable = name.replace("-", "_");
        files.push(`${variable}=$(mktemp)`, `printf %s ${known(name, text)} > "$${variable}"`);
        return `--${name} "$${variable}"`;
    });
    const { move, parameters } = inputs;
    const options = [
        ...given("url", env["JENKINS_URL"]).map((text) => option("url", text)),
        ...given("user", env["JENKINS_USER_ID"]).map((text) => option("user", text)),
        option("candidates", namesOf(inputs["job"] ?? inputs["candidates"])),
        ...entriesOf(parameters).map(([name, value]) => /^\w+$/.test(name) ? option("param", textOf(value), `${name}=`) : option("param", `${name}=${textOf(value)}`)),
        ...plainInputs.flatMap((name) => given(name).map((text) => option(name, text))),
        ...(textOf(move) === "" ? [] : [textOf(move) === "false" ? "--no-move" : "--move"]),
        ...(inputs["allow-results"] === undefined ? [] : [option("allow-results", namesOf(inputs["allow-results"]))]),
        ...["ca", "client-cert", "client-key"].flatMap(file),
    ];
    const token = env["JENKINS_API_TOKEN"];
    // One that no variable stands for is not written out: the person has it in their own environment, or is told so.
    const secret = token && words.isWhole(token) ? `${known("JENKINS_API_TOKEN", token, "JENKINS_API_TOKEN=")} ` : "";
    return [...words.conditions, ...files, `${secret}jipper select-and-trigger ${options.join(" ")}`].join(" && ");
}
function inFolder(directory, path) {
    return path.startsWith("/") ? path : `${directory}/${path}`;
}
function entriesOf(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}
function namesOf(value) {
    const names = typeof value === "string" ? (parseNames(value) ?? [value]) : Array.isArray(value) ? value : [];
    return names.map((name) => textOf(name).trim()).join(",");
}
/** What an expression has left open is empty. */
function textOf(value) {
    if (value === undefined || value === null)
        return "";
    return typeof value === "object" ? JSON.stringify(value) : String(value);
}
