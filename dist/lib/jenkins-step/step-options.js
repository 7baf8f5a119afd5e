import fs from "node:fs";
import { resolve } from "node:path";
import { parseDuration } from "../plan/duration.js";
import { parseNames } from "../plan/names.js";
/** What a Jenkins step asks for; its expressions are filled in. Throws an Error in words where a value cannot be used. */
export function stepOptions(inputs, { env, directory }) {
    const text = (name) => {
        const value = inputs[name];
        return (value === undefined ? "" : textOf(name, value)) || undefined;
    };
    const user = text("user") ?? (env["JENKINS_USER_ID"] || undefined);
    const token = env["JENKINS_API_TOKEN"] || undefined;
    if (user === undefined && token !== undefined)
        throw new Error("JENKINS_API_TOKEN is set, but no user; write 'user', or set JENKINS_USER_ID");
    if (user !== undefined && token === undefined)
        throw new Error("there is a user of Jenkins, but JENKINS_API_TOKEN is not set; set it in the step's 'env'");
    const move = text("move");
    const [clientCert, clientKey] = ["client-cert", "client-key"].map((name) => pem(name, text(name), directory));
    if ((clientCert === undefined) !== (clientKey === undefined))
        throw new Error("'client-cert' and 'client-key' go together; give both or none");
    // What is wrong with the choices is told by who is given them.
    const told = {
        user,
        token,
        strategy: text("strategy"),
        waitFor: text("wait-for"),
        queueTimeoutMs: limit("queue-timeout", text("queue-timeout")),
        timeoutMs: limit("timeout", text("timeout")),
        onTimeout: text("on-timeout"),
        duplicates: text("duplicates"),
        move: move === undefined ? undefined : move !== "false",
        log: text("log"),
        allowResults: inputs["allow-results"] === undefined ? undefined : namesOf("allow-results", inputs["allow-results"]),
        requestId: text("request-id"),
        requestIdParameter: text("request-id-parameter"),
        pollMs: milliseconds("poll", text("poll")),
        ca: pem("ca", text("ca"), directory),
        clientCert,
        clientKey,
    };
    return {
        url: urlOf(text("url") ?? env["JENKINS_URL"]),
        candidates: candidatesOf(inputs),
        parameters: parametersOf(inputs["parameters"] ?? {}),
        ...Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)),
    };
}
function urlOf(text) {
    if (!text)
        throw new Error("say where Jenkins is: write 'url', or set JENKINS_URL");
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url?.username || url?.password)
        throw new Error("the address of Jenkins holds credentials, which others could read; set JENKINS_API_TOKEN instead");
    // What it says is not repeated where a token may stand in it.
    if (url?.protocol !== "http:" && url?.protocol !== "https:")
        throw new Error("the address of Jenkins must be one such as https://ci.example/jenkins");
    return text;
}
function candidatesOf({ job, candidates }) {
    const names = job === undefined ? namesOf("candidates", candidates ?? []) : [textOf("job", job).trim()];
    if (names.every((name) => name === ""))
        throw new Error("no Jenkins job is named: write 'job' or 'candidates'");
    return names;
}
/** A list, or a text that an expression made. */
function namesOf(name, value) {
    const given = typeof value === "string" ? parseNames(value) : value;
    if (!Array.isArray(given))
        throw new Error(`'${name}' is a list of names`);
    return given.flatMap((one) => textOf(name, one).trim() || []);
}
function parametersOf(value) {
    if (typeof value !== "object" || value === null || Array.isArray(value))
        throw new Error("'parameters' is a map from names to values");
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, textOf(name, one)]));
}
/** What an expression has left open is empty. */
function textOf(name, value) {
    if (value === null)
        return "";
    if (typeof value === "object")
        throw new Error(`'${name}' must be text, a number, true or false`);
    return String(value);
}
/** Undefined where there is no limit. */
function limit(name, text) {
    return milliseconds(name, text) || undefined;
}
function milliseconds(name, text) {
    if (text === undefined)
        return undefined;
    const ms = parseDuration(text);
    if (ms === undefined)
        throw new Error(`'${name}' is written like 90s, 5m or 1h30m; '${text}' is not`);
    return ms;
}
/** PEM as text, or in the file of that name. */
function pem(name, given, directory) {
    if (given === undefined || given.includes("-----BEGIN"))
        return given;
    try {
        return fs.readFileSync(resolve(directory, given), "utf8");
    }
    catch (error) {
        throw new Error(`'${name}' ${given} cannot be read: ${error instanceof Error ? error.message : error}`);
    }
}
