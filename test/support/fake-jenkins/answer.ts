import { answerBuild } from "./answer-build.ts";
import { answerQueue } from "./answer-queue.ts";
import { answerQuietDown } from "./answer-quiet-down.ts";
import { answerTrigger } from "./answer-trigger.ts";
import { type Call, decode } from "./call.ts";
import { setDisabled } from "./change-job.ts";
import { permalinks } from "./job.ts";
import { accessDenied, bare, json, loginNeeded, notFound, page, type Reply } from "./reply.ts";
import { showComputer, showComputers } from "./show-computer.ts";
import { showFolder } from "./show-folder.ts";
import { showJob } from "./show-job.ts";
import type { Build, Job } from "./state.ts";

/** Everything below the context path that needs no more than to be allowed to read. */
export function answer(call: Call): Reply {
  const { asked, segments, viewer, query } = call;
  const [first = "", second, third, fourth] = segments;
  switch (first) {
    case "queue":
      return answerQueue(call, segments.slice(1));
    case "computer": {
      if (second === "api") return api(call, 2, () => json(asked, showComputers(viewer), query));
      const name = decode(second ?? "")?.replace(/^\((built-in|master)\)$/, "built-in");
      const node = viewer.world.nodes.find((one) => one.name === name);
      if (node === undefined || third !== "api" || fourth !== "json") return notFound(asked);
      return json(asked, showComputer(viewer, node), query);
    }
    case "job":
    case "view":
      return answerItem(call, { at: 0, fullName: "" });
    case "quietDown":
    case "cancelQuietDown":
      return answerQuietDown(call, first === "quietDown");
    default:
      return notFound(asked);
  }
}

/** `at` is the place of `api` and one. */
function api({ asked, segments, contextPath }: Call, at: number, shown: () => Reply): Reply {
  if (segments[at] === "json") return shown();
  const isHelp = segments[at] === "" && segments.length === at + 1;
  if (isHelp) return page(asked, 200, "Remote API");
  if (segments.length > at) return notFound(asked);
  return bare(302, { Location: `${contextPath}/${segments.join("/")}/` });
}

type Place = { readonly at: number; readonly fullName: string };

/** A job or folder, and what is below it; `at` is the first part of the path that has not been looked at. */
function answerItem(call: Call, { at, fullName }: Place): Reply {
  const { asked, segments, viewer, query, contextPath } = call;
  const kind = segments[at];
  const raw = segments[at + 1];
  if (kind === "view" && raw !== undefined) return answerItem(call, { at: at + 2, fullName });
  const name = kind === "job" && raw !== undefined ? decode(raw) : undefined;
  if (name === undefined || name === "") return notFound(asked);
  const wanted = (fullName === "" ? name : `${fullName}/${name}`).toLowerCase();
  const { jobs, folders } = viewer.world;
  const job = jobs.get(wanted);
  const folder = folders.get(wanted);
  const found = job ?? folder;
  if (found === undefined || !viewer.may("Discover", found.fullName)) return notFound(asked);
  if (!viewer.may("Read", found.fullName)) return viewer.user === undefined ? loginNeeded(asked) : accessDenied(asked);
  const rest = segments.slice(at + 2);
  const path = `${segments.slice(0, at + 2).join("/")}/`;
  if (rest.length === 0) return bare(302, { Location: `${contextPath}/${path}` });
  const url = `${viewer.rootUrl}${path}`;
  if (job !== undefined) return answerJob(call, job, { rest, url });
  if (rest[0] === "job" || rest[0] === "view") return answerItem(call, { at: at + 2, fullName: found.fullName });
  if (rest[0] === "api") return api(call, at + 3, () => json(asked, showFolder(viewer, found, url), query));
  return rest[0] === "" ? page(asked, 200, found.name) : notFound(asked);
}

function answerJob(
  call: Call,
  job: Job,
  { rest, url }: { readonly rest: readonly string[]; readonly url: string },
): Reply {
  const { asked, viewer, query, method, contextPath, segments } = call;
  const [first = ""] = rest;
  switch (first) {
    case "":
      return page(asked, 200, job.name);
    case "api":
      return api(call, segments.length - rest.length + 1, () => json(asked, showJob(viewer, job, url), query));
    case "build":
    case "buildWithParameters":
      return answerTrigger(call, job, first);
    case "disable":
    case "enable":
      if (method !== "POST") return page(asked, 405, "Form post required", { Allow: "POST" });
      setDisabled(viewer.world, job, first === "disable");
      return bare(302, { Location: `${contextPath}/${segments.slice(0, -rest.length).join("/")}/` });
    default: {
      const build = buildNamed(job, first);
      return build === undefined ? notFound(asked) : answerBuild(call, build, { rest: rest.slice(1), jobUrl: url });
    }
  }
}

function buildNamed(job: Job, name: string): Build | undefined {
  if (/^\d+$/.test(name)) return job.builds.find(({ number }) => number === Number(name));
  const matches = permalinks[name];
  return matches === undefined ? undefined : job.builds.find(matches);
}
