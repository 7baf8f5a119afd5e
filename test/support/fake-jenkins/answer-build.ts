import { finish } from "./building.ts";
import { type Call, valuesOf } from "./call.ts";
import { isPipeline } from "./job.ts";
import { consoleText, progressiveText } from "./log.ts";
import { accessDenied, bare, json, loginNeeded, notFound, page, plainText, type Reply } from "./reply.ts";
import { showBuild } from "./show-build.ts";
import type { Build } from "./state.ts";

/** All below one build; `rest` are the parts of the path behind its number. */
export function answerBuild(
  call: Call,
  build: Build,
  { rest, jobUrl }: { readonly rest: readonly string[]; readonly jobUrl: string },
): Reply {
  const { asked, method, query, viewer } = call;
  const [first = "", second] = rest;
  switch (first) {
    case "api":
      return second === "json" ? json(asked, showBuild(viewer, build, jobUrl), query) : notFound(asked);
    case "consoleText":
      return plainText(consoleText(build.log));
    case "logText": {
      const log = second === "progressiveText" ? progressiveText(build, valuesOf(call, "start")[0]) : undefined;
      if (log === undefined) return second === "progressiveText" ? page(asked, 500, "Jenkins") : notFound(asked);
      const more = log.isMore ? { "X-More-Data": "true" } : {};
      return plainText(log.text, { "X-Text-Size": String(log.size), ...more });
    }
    case "stop":
    case "term":
    case "kill":
      return method === "POST" ? answerStop(call, build, first) : page(asked, 405, "Method Not Allowed");
    default:
      return notFound(asked);
  }
}

function answerStop(call: Call, build: Build, how: "stop" | "term" | "kill"): Reply {
  const { asked, viewer, segments, contextPath, headers } = call;
  const { job } = build;
  const path = `${contextPath}/${segments
    .filter((segment) => segment !== "")
    .slice(0, -1)
    .join("/")}/`;
  // Other builds than pipelines know no harder means: the answer leads to a page that is not there.
  if (how !== "stop" && !isPipeline(job)) return bare(302, { Location: `${path}${how}/` });
  const isRunning = build.phase === "running";
  if (isRunning && !viewer.may("Cancel", job.fullName))
    return viewer.user === undefined
      ? loginNeeded(asked)
      : accessDenied(asked, viewer.user, "hudson.model.Item.Cancel");
  const isHeard = how === "kill" || !(job.options.ignores ?? []).includes(how);
  if (isRunning && isHeard) {
    build.isInterrupted = how !== "kill";
    finish(viewer.world, build, "ABORTED");
  }
  return bare(302, { Location: headers["referer"] ?? path });
}
