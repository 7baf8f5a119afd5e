import { jobAt, jobPath } from "./job-path.js";
const jobTree = "name,fullName,url,buildable,disabled,concurrentBuild,nextBuildNumber,property[parameterDefinitions[name,type,choices,defaultParameterValue[value]]]";
/**
 * Reads the names of candidates: full names, `folder/job`, in which a `*` stands for any part of one name. What is
 * named twice counts once. Mistakes come back in words.
 */
export function parseCandidates(names) {
    const candidates = new Map();
    const mistakes = [];
    for (const given of names) {
        const name = given.trim().replace(/^\/|\/$/g, "");
        const segments = name.split("/").map((segment) => segment.trim());
        const mistake = mistakeIn(name, segments);
        if (mistake !== undefined)
            mistakes.push(mistake);
        else
            candidates.set(name, { name, segments, isGlob: name.includes("*") });
    }
    if (names.length === 0)
        mistakes.push("no candidates are given; name the Jenkins jobs to choose from");
    return { candidates: [...candidates.values()], mistakes };
}
function mistakeIn(name, segments) {
    if (name === "")
        return "a candidate has no name";
    if (/^https?:\/\//.test(name))
        return `'${name}' is an address; write the full name of the Jenkins job, folder/job`;
    if (segments.includes(""))
        return `'${name}' has an empty part; write it like folder/job`;
    if (name.includes("**"))
        return `'**' in '${name}' is not known; write one * for each folder: a/*/b`;
    const dots = segments.find((segment) => segment === "." || segment === "..");
    if (dots !== undefined)
        return `'${dots}' in '${name}' is no name; write the full name from the root, folder/job`;
    return undefined;
}
/** The fewest reads that tell of all candidates: a folder at once where several of it are asked for. */
export function readsFor(candidates) {
    const folders = new Map();
    for (const candidate of candidates) {
        const folder = folderOf(candidate);
        folders.set(folder, [...(folders.get(folder) ?? []), candidate]);
    }
    return [...folders].map(([folder, wanted]) => {
        const [first] = wanted;
        if (first !== undefined && wanted.length === 1 && !first.isGlob) {
            const at = first.segments.join("/");
            return {
                at,
                path: `${jobPath(at)}/api/json`,
                tree: `${jobTree},jobs[name]`,
                isFolder: false,
                candidates: wanted,
            };
        }
        const depth = Math.max(...wanted.map(({ segments }) => segments.length)) - depthOf(folder);
        const path = `${folder === "" ? "" : jobPath(folder)}/api/json`;
        return { at: folder, path, tree: folderTree(depth), isFolder: true, candidates: wanted };
    });
}
/** The folder that holds the candidate; with globs, the innermost one that is certain. */
function folderOf({ segments }) {
    const glob = segments.findIndex((segment) => segment.includes("*"));
    return segments.slice(0, glob < 0 ? -1 : glob).join("/");
}
function depthOf(folder) {
    return folder === "" ? 0 : folder.split("/").length;
}
function folderTree(depth) {
    const inner = depth > 1 ? folderTree(depth - 1) : "jobs[name]";
    return `jobs[${jobTree},${inner}]`;
}
/**
 * Puts candidates and answers together: which Jenkins jobs can be triggered, in the order they were named, and which
 * candidates cannot be, and why. `user` is for the words; undefined for anonymous.
 */
export function resolveCandidates(candidates, answers, user) {
    const jobs = new Map();
    const excluded = new Map();
    for (const candidate of candidates) {
        const found = findAll(candidate, answers);
        if ("why" in found) {
            excluded.set(candidate.name, found.why);
            continue;
        }
        if (found.length === 0)
            excluded.set(candidate.name, candidate.isGlob ? `matches no Jenkins job that ${nameOf(user)} may see` : unseen(user));
        else if (candidate.isGlob && found.every(({ json }) => isFolder(json)))
            excluded.set(candidate.name, `matches folders only; write ${candidate.name}/* for the Jenkins jobs in them`);
        for (const { job, json } of found) {
            const why = unfit(json);
            // A folder that a glob happens to match was not asked for.
            if (why === undefined)
                jobs.set(job, candidateJob(job, json));
            else if (!candidate.isGlob || !isFolder(json))
                excluded.set(job, why);
        }
    }
    return { jobs: [...jobs.values()], excluded: [...excluded].map(([job, why]) => ({ job, why })) };
}
function findAll(candidate, answers) {
    for (const [read, answer] of answers) {
        if (!read.candidates.includes(candidate))
            continue;
        if ("why" in answer)
            return answer;
        if (!read.isFolder)
            return [{ job: fullNameOf(answer.json, read.at), json: answer.json }];
        return matching(answer.json, read.at, candidate.segments.slice(depthOf(read.at)));
    }
    throw new Error(`Internal error: '${candidate.name}' was not read`);
}
function matching(folder, at, [segment = "", ...rest]) {
    const pattern = segment.includes("*") ? segment : segment.toLowerCase();
    const entries = (folder.jobs ?? []).filter((entry) => segment.includes("*") ? isMatch(entry.name, pattern) : entry.name.toLowerCase() === pattern);
    // Jenkins looks names up without regard to case, but two jobs of a folder may differ in it by history.
    const exact = entries.filter(({ name }) => segment.includes("*") || name === segment);
    return (exact.length > 0 ? exact : entries).flatMap((entry) => {
        const job = fullNameOf(entry, at === "" ? entry.name : `${at}/${entry.name}`);
        return rest.length === 0 ? [{ job, json: entry }] : matching(entry, job, rest);
    });
}
/**
 * Whether the parts between the stars are in the name one after the other. Each is taken where it first fits, which
 * leaves the most for the next; an expression would try every place for every star.
 */
function isMatch(name, pattern) {
    const parts = pattern.split("*");
    const last = parts.pop() ?? "";
    const [first = "", ...middle] = parts;
    if (!name.startsWith(first))
        return false;
    let at = first.length;
    for (const part of middle) {
        const found = name.indexOf(part, at);
        if (found < 0)
            return false;
        at = found + part.length;
    }
    return name.length - last.length >= at && name.endsWith(last);
}
/**
 * Older servers tell no full name; the address holds it as well, but repeats the case in which it was asked for.
 * Only the name tells how the server writes it, and so how its queue does.
 */
function fullNameOf({ fullName, name, url }, otherwise) {
    if (fullName)
        return fullName;
    const asked = jobAt(url ?? "")?.job ?? otherwise;
    const folder = asked.slice(0, asked.lastIndexOf("/") + 1);
    const isSame = asked.slice(folder.length).toLowerCase() === name?.toLowerCase();
    return isSame ? `${folder}${name}` : asked;
}
function isFolder({ jobs, buildable }) {
    return jobs !== undefined && buildable === undefined;
}
function unfit(json) {
    if (isFolder(json))
        return "is a folder and no Jenkins job; name a Jenkins job in it";
    if (json.disabled === true)
        return "is disabled";
    // Servers that do not say `disabled` say so like this; others mean that it is being copied.
    if (json.buildable === false)
        return json.disabled === undefined ? "is disabled" : "cannot be built just now";
    return undefined;
}
function candidateJob(job, { concurrentBuild, nextBuildNumber, property }) {
    // Hudson tells the same property twice.
    const definitions = new Map((property ?? [])
        .flatMap((entry) => entry?.parameterDefinitions ?? [])
        .filter((definition) => definition !== null)
        .map((definition) => [definition.name, definition]));
    return {
        job,
        isConcurrent: concurrentBuild === true,
        nextBuildNumber: nextBuildNumber ?? 1,
        parameters: [...definitions.values()],
    };
}
function unseen(user) {
    return `is not visible to ${nameOf(user)}, or does not exist`;
}
function nameOf(user) {
    return user === undefined ? "anonymous" : `user ${user}`;
}
