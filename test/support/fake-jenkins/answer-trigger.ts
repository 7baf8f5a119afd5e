import { type Call, valuesOf } from "./call.ts";
import { readDelay, readValue, readValues, Unreadable } from "./parameters.ts";
import { accessDenied, bare, jetty, loginNeeded, page, type Reply } from "./reply.ts";
import { schedule } from "./schedule.ts";
import type { Cause, Job, ParameterValue } from "./state.ts";

/** `/build` and `/buildWithParameters`. */
export function answerTrigger(call: Call, job: Job, door: string): Reply {
  const { method, asked, viewer } = call;
  const { parameters = [], authToken } = job.options;
  const isParameterized = parameters.length > 0;
  const [given] = valuesOf(call, "token");
  const isByToken = authToken !== undefined && given === authToken;
  const refusal = permissionToBuild(call, job, { isByToken, given });

  // Who wants it by GET is first of all asked whether he may at all.
  if (refusal !== undefined) return refusal;
  if (method !== "POST" && !isByToken)
    return page(asked, 405, "Form post required", door === "build" && isParameterized ? {} : { Allow: "POST" });
  if (job.disabled) return jetty(asked, 409, `${job.name} is not buildable`);
  try {
    if (door === "build" && isParameterized) return answerForm(call, job, isByToken);
    if (door !== "build" && !isParameterized) return jetty(asked, 400, `${job.name} is not parameterized`);
    if (call.isBroken) throw new Unreadable("a % stands for nothing");
    const values = door === "build" ? [] : readValues(parameters, (name) => valuesOf(call, name));
    const { item, isFolded } = schedule(viewer.world, job, {
      parameters: values,
      cause: causeOf(call, isByToken),
      delayMs: delayOf(call, job),
    });
    const location = `${call.origin}${call.contextPath}/queue/item/${item.id}/`;
    return bare(isFolded && door !== "build" ? 303 : 201, { Location: location });
  } catch (error) {
    if (error instanceof Unreadable) return page(asked, 500, "Jenkins");
    throw error;
  }
}

function permissionToBuild(
  { asked, viewer }: Call,
  job: Job,
  { isByToken, given }: { readonly isByToken: boolean; readonly given: string | undefined },
): Reply | undefined {
  const { user, may } = viewer;
  if (isByToken) return undefined;
  // A wrong token is refused even where none is needed.
  if (job.options.authToken !== undefined && given !== undefined)
    return user === undefined ? loginNeeded(asked) : accessDenied(asked);
  if (may("Build", job.fullName)) return undefined;
  return user === undefined ? loginNeeded(asked) : accessDenied(asked, user, "hudson.model.Item.Build");
}

/** The form of Jenkins' own page: parameters in a field `json`. The answer has no id. */
function answerForm(call: Call, job: Job, isByToken: boolean): Reply {
  const { asked, method, viewer, query } = call;
  if (method !== "POST") return page(asked, 405, "Jenkins");
  const [text] = valuesOf(call, "json");
  if (text === undefined)
    return jetty(asked, 400, query.size > 0 ? "This page expects a form submission" : "Nothing is submitted");
  const parameters = fromJson(job, text);
  const { isFolded } = schedule(viewer.world, job, {
    parameters,
    cause: causeOf(call, isByToken),
    delayMs: delayOf(call, job),
  });
  const path = `${call.contextPath}/${call.segments.slice(0, -1).join("/")}/`;
  return bare(isFolded ? 302 : 201, { Location: isFolded ? path : `${call.origin}${path}` });
}

/** What is left out gets no default here. Throws an Unreadable. */
function fromJson({ options }: Job, text: string): ParameterValue[] {
  let given: unknown;
  try {
    given = (JSON.parse(text) as { parameter?: unknown }).parameter ?? [];
  } catch {
    throw new Unreadable("not JSON");
  }
  return [given].flat().map((entry) => {
    const { name, value } = entry as { name?: string; value?: string | boolean };
    const definition = (options.parameters ?? []).find((one) => one.name === name);
    if (definition === undefined) throw new Unreadable(`there is no parameter ${name}`);
    return readValue(definition, String(value ?? ""));
  });
}

function delayOf(call: Call, { options }: Job): number {
  const [delay] = valuesOf(call, "delay");
  return delay === undefined ? (options.quietPeriodMs ?? call.viewer.world.timing.quietPeriodMs) : readDelay(delay);
}

function causeOf(call: Call, isByToken: boolean): Cause {
  const { viewer, remoteHost } = call;
  const [note] = valuesOf(call, "cause");
  if (isByToken) return { remoteHost, ...(note === undefined ? {} : { note }) };
  return viewer.user === undefined ? {} : { userId: viewer.user };
}
