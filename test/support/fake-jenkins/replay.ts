import type { FakeItem, FakeJenkins } from "./fake-jenkins.ts";
import { type Hook, namesOf, type Recorded, reduceAnswer, sendTo } from "./recorded.ts";

/** Users of the recordings. */
export const recordedUsers = [
  { name: "bench", token: "bench-token", password: "bench-password" },
  { name: "admin", token: "admin-token", password: "admin-password" },
];

const wrong: { readonly [what: string]: string } = {
  "not base64": "%%%",
  "unknown user": "nobody:secret",
  "empty password": "bench:",
  "token of bench with name admin": "admin:bench-token",
};

export type ReplayOptions = {
  readonly hooks?: { readonly [name: string]: () => Promise<void> };
  /** Waits before each request until what can start has started. */
  readonly settles?: boolean;
};

/** Asks the fake what the real one was asked, and tells where its answers look different. */
export async function replay(
  fake: FakeJenkins,
  entries: readonly (Recorded | Hook)[],
  { hooks = {}, settles = false }: ReplayOptions = {},
): Promise<readonly (readonly string[])[]> {
  const origin = `http://127.0.0.1:${fake.port}`;
  const kept = { crumb: "", cookie: "" };
  const items = new Map<number, number>();
  const differences: string[][] = [];

  for (const entry of entries) {
    if ("hook" in entry) {
      await hooks[entry.hook]?.();
      continue;
    }
    if (settles) await settle(fake);
    const { as, method, path, body, headers, item, names, status, answer, says, shape } = entry;
    const fill = (text: string) =>
      withItems(text, items)
        .replace("http://jenkins.example", origin)
        .replace(/<(\d+) times (.)>/, repeat)
        .replace(/<(jenkins-)?crumb>/, kept.crumb)
        .replace("<cookie>", kept.cookie);
    const sent = {
      ...(as === "password+crumb" ? { "Jenkins-Crumb": kept.crumb, cookie: kept.cookie } : {}),
      ...credentials(as),
      ...Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, fill(authorization(value))])),
    };
    const filled = body === undefined ? {} : { body: fill(body) };
    const given = await sendTo(fake.port, { method, path: fill(path), headers: sent, ...filled });
    if (path.includes("crumbIssuer") && given.status === 200) {
      kept.crumb = (JSON.parse(given.body.toString()) as { crumb: string }).crumb;
      kept.cookie = given.headers["set-cookie"]?.[0]?.split(";")[0] ?? kept.cookie;
    }
    const got = reduceAnswer(given, { origin });
    // Bodies that are no JSON, or were not kept, have no shape.
    const expected = { status, answer, shape: shape ?? got.shape };
    const found = differencesOf(expected, { shape: undefined, ...got });
    if (says !== undefined && !given.body.toString("utf8").includes(says)) found.push(`does not say: ${says}`);
    if (names !== undefined) found.push(...differencesOf(names, namesOf(given.headers), "headers"));
    if (item !== undefined)
      found.push(...pair(items, item, Number(/(\d+)\/$/.exec(given.headers.location ?? "")?.[1])));
    if (found.length > 0)
      differences.push([`${as} ${method} ${decodeURI(path).slice(0, 300)} ${body ?? ""}`, ...found]);
  }
  return differences;
}

const ids = /(?<=queue\/item\/|cancelItem\?id=|^id=)\d+/;

/** Ids of the recording become those of the fake. */
function withItems(text: string, items: ReadonlyMap<number, number>): string {
  return text.replace(ids, (id) => String(items.get(Number(id)) ?? id));
}

/** One recorded item is one of the fake's, and another is another. */
function pair(items: Map<number, number>, item: number, found: number): string[] {
  const known = items.get(item);
  const isNew = ![...items.values()].includes(found);
  items.set(item, found);
  return (known === undefined ? isNew : known === found) ? [] : [`item ${item} was ${known}, and is ${found} now`];
}

/** Until what can start has started. */
export async function settle(fake: FakeJenkins): Promise<void> {
  const startedAt = Date.now();
  const mayStart = ({ state, dueAt }: FakeItem) => {
    if (state === "buildable") return Date.now() < startedAt + 40;
    return state !== "blocked" && dueAt < Date.now() + 300;
  };
  while (fake.items().some(mayStart)) await new Promise((resolve) => setTimeout(resolve, 2));
}

function credentials(as: string): { readonly authorization?: string } {
  const [kind] = as.split("+");
  const pairs: { readonly [kind: string]: string } = {
    token: "bench:bench-token",
    "admin-token": "admin:admin-token",
    password: "bench:bench-password",
  };
  const pair = pairs[kind ?? ""];
  return pair === undefined ? {} : { authorization: `Basic ${btoa(pair)}` };
}

function repeat(_: string, times: string, text: string): string {
  return text.repeat(Number(times));
}

/** Recorded credentials are told by what was wrong with them. */
function authorization(value: string): string {
  const what = /^Basic <(.*)>$/.exec(value)?.[1];
  if (what?.startsWith("Bearer")) return what;
  return what === undefined ? value : `Basic ${btoa(wrong[what] ?? "bench:wrong")}`;
}

/** Where two answers differ, in words. A `?` stands for any value. */
export function differencesOf(expected: unknown, got: unknown, at = "answer"): string[] {
  if (expected === "?" && got !== undefined) return [];
  if (isRecord(expected) && isRecord(got)) {
    const names = new Set([...Object.keys(expected), ...Object.keys(got)]);
    return [...names].flatMap((name) => {
      if (!(name in expected)) return [`${at}.${name} should not be there`];
      if (!(name in got)) return [`${at}.${name} is missing`];
      return differencesOf(expected[name], got[name], `${at}.${name}`);
    });
  }
  if (Array.isArray(expected) && Array.isArray(got) && expected.length === got.length)
    return expected.flatMap((one, index) => differencesOf(one, got[index], `${at}[${index}]`));
  const [wanted, found] = [JSON.stringify(expected), JSON.stringify(got)];
  return wanted === found ? [] : [`${at}: ${wanted} expected, ${found} found`];
}

function isRecord(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
