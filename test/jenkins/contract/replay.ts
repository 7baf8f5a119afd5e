import { setTimeout as wait } from "node:timers/promises";
import type { FakeJenkins } from "../../support/fake-jenkins/fake-jenkins.ts";
import { sendTo } from "../../support/fake-jenkins/recorded.ts";
import { type Answered, differences } from "./differences.ts";
import { type Exchange, readHistory } from "./exchange.ts";

export type Steps = { readonly [step: string]: (fake: FakeJenkins) => unknown };

/** Behind so many differences everything is different. */
const mostDifferences = 3;

/** For how long a read may show what was before: the fake lives in time, as Jenkins does. Milliseconds. */
const patienceMs = 10_000;

/**
 * Asks the fake all that a real Jenkins was asked, in that order; a read again and again until it is answered alike.
 * Resolves with what was different at first. A state that the fake never comes to, or leaves too soon, is a difference.
 */
export async function replayHistory(fake: FakeJenkins, name: string, steps: Steps): Promise<readonly string[]> {
  const ids = new Map<string, string>();
  const found: string[] = [];
  for (const line of readHistory(name)) {
    if (found.length === mostDifferences) break;
    if ("step" in line) {
      await (steps[line.step] ?? unknownStep(line.step))(fake);
      continue;
    }
    const differ = await ask(fake, line, ids);
    if (differ.length > 0) found.push([decodeURIComponent(line.ask), line.body ?? "", ...differ].join("\n  "));
  }
  return found;
}

async function ask(fake: FakeJenkins, line: Exchange, ids: Map<string, string>): Promise<readonly string[]> {
  const since = Date.now();
  for (;;) {
    const answered = await send(fake, line, ids);
    learn(line.answer["location"], answered.headers["location"], ids);
    const differ = differences(line, answered, new URL(fake.url).host);
    if (differ.length === 0 || line.ask.startsWith("POST") || Date.now() - since > patienceMs) return differ;
    await wait(2);
  }
}

/** Items have other numbers here than they had there. */
function learn(recorded: unknown, given: unknown, ids: Map<string, string>): void {
  const [there, here] = [recorded, given].map((location) => /\/queue\/item\/(\d+)\/$/.exec(String(location))?.[1]);
  if (there !== undefined && here !== undefined) ids.set(there, here);
}

async function send(fake: FakeJenkins, line: Exchange, ids: Map<string, string>): Promise<Answered> {
  const [method = "GET", path = "/"] = line.ask.split(" ");
  const here = path.replace(
    /(\/queue\/item\/|\bid=)(\d+)/,
    (_, before: string, id: string) => before + (ids.get(id) ?? id),
  );
  const user = line.as === "token" ? "bench:bench-token" : "admin:admin-token";
  const headers = { ...line.headers, authorization: `Basic ${btoa(user)}` };
  const body = line.body === undefined ? {} : { body: line.body };
  const { status, headers: answer, body: bytes } = await sendTo(fake.port, { method, path: here, headers, ...body });
  return { status, headers: answer, body: bytes.toString("utf8") };
}

function unknownStep(step: string): never {
  throw new Error(`the test does not say what '${step}' is`);
}
