import { type Call, valuesOf } from "./call.ts";
import { accessDenied, bare, loginNeeded, page, type Reply } from "./reply.ts";

/** Begins or ends a time in which nothing new is started. Only for those who may do everything. */
export function answerQuietDown(call: Call, isQuiet: boolean): Reply {
  const { asked, method, viewer, contextPath } = call;
  const { world, user } = viewer;
  if (method !== "POST") return page(asked, 405, "Method Not Allowed");
  if (!viewer.isAdmin)
    return user === undefined ? loginNeeded(asked) : accessDenied(asked, user, "hudson.model.Hudson.Administer");
  world.quietingDown = isQuiet;
  world.quietDownReason = isQuiet ? valuesOf(call, "message")[0] : undefined;
  world.poke();
  return bare(302, { Location: `${contextPath}/` });
}
