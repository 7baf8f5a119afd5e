import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "./free-port.ts";
import { type PlainAnswer, requestPlainly } from "./http-request.ts";
import { agentsWork } from "./hudson/agents-work.ts";
import { type HudsonOptions, writeHome } from "./hudson/home.ts";
import { type HudsonJob, jobXml } from "./hudson/job-xml.ts";
import { enforceCrumbs, findWar } from "./hudson/parts.ts";
import { type HudsonServer, hudsonServer } from "./hudson/server.ts";
import { tempFolder } from "./temp-folder.ts";

export type HudsonBuild = {
  readonly number: number;
  /** Null while it runs. */
  readonly result: string | null;
  readonly building: boolean;
  readonly parameters: { readonly [name: string]: string | boolean };
};

export type PostOptions = {
  /** A name of `users`, null for nobody; the first user unless told. */
  readonly as?: string | null;
  /** Sent with a crumb where crumbs are enforced, unless this is false. */
  readonly crumb?: boolean;
};

/** A real Hudson on loopback, over plain HTTP. */
export type Hudson = {
  /** Without a slash at the end. */
  readonly url: string;
  readonly get: (path: string, options?: { readonly as?: string | null }) => Promise<PlainAnswer>;
  /** The same as JSON; rejects unless the status is 200. */
  readonly getJson: <T>(path: string) => Promise<T>;
  readonly post: (
    path: string,
    form?: { readonly [name: string]: string },
    options?: PostOptions,
  ) => Promise<PlainAnswer>;
  readonly createJob: (name: string, job: HudsonJob) => Promise<void>;
  /** Oldest first. */
  readonly builds: (name: string) => Promise<readonly HudsonBuild[]>;
  /** Waits until so many builds of a job are over, and nothing of it waits or runs; at most 30 s. */
  readonly finished: (name: string, count: number) => Promise<readonly HudsonBuild[]>;
  /** Waits until so many builds of a job run; at most 30 s. */
  readonly running: (name: string, count: number) => Promise<readonly HudsonBuild[]>;
  /** Cancels what waits, stops what runs and deletes every job, for the next test. */
  readonly clear: () => Promise<void>;
  /** Runs a build on each agent, and starts it again where one fails: then every build of that agent would. */
  readonly mend: () => Promise<void>;
  /** All that it has printed. */
  readonly log: () => string;
  /** Ends it politely: what waits is kept, what runs is aborted. */
  readonly stop: () => Promise<void>;
  /** Ends it as where the machine dies. */
  readonly kill: () => Promise<void>;
  /** Starts it again on the same port with the same home. */
  readonly start: () => Promise<void>;
  readonly restart: () => Promise<void>;
};

/** Starts one and waits until it and its agents are ready: 5 s where nothing else runs. Its end takes all along. */
export async function startHudson(options: HudsonOptions = {}): Promise<Hudson & AsyncDisposable> {
  const shipped = findWar();
  if (shipped === undefined) throw new Error("no web archive of Hudson; see canStartHudson");
  const folder = tempFolder();
  const home = folder.path;
  const war = options.crumbs === true ? await enforceCrumbs(shipped, `${home}/patched`) : shipped;
  await writeHome(home, options);
  const port = await freePort();
  const server = hudsonServer({ home, war, port });
  const hudson = clientOf({ url: `http://127.0.0.1:${port}`, options, server });
  const dispose = async () => {
    await server.end("SIGTERM");
    await folder[Symbol.asyncDispose]();
  };
  try {
    await hudson.start();
    await hudson.mend();
  } catch (error) {
    await dispose();
    throw error;
  }
  return { ...hudson, [Symbol.asyncDispose]: dispose };
}

type ClientOf = { readonly url: string; readonly options: HudsonOptions; readonly server: HudsonServer };

function clientOf({ url, options, server }: ClientOf): Hudson {
  const users = options.users ?? {};
  const administrator = Object.keys(users)[0] ?? null;

  const authorization = (as: string | null = administrator) =>
    as === null
      ? {}
      : { authorization: `Basic ${Buffer.from(`${as}:${users[as]?.password ?? ""}`).toString("base64")}` };

  const get: Hudson["get"] = (path, { as } = {}) => requestPlainly(url + path, { headers: authorization(as) });

  const getJson = async <T>(path: string): Promise<T> => {
    const { status, body } = await get(path);
    if (status !== 200) throw new Error(`GET ${path}: ${status}: ${body.slice(0, 500)}`);
    return JSON.parse(body) as T;
  };

  const send = async (path: string, type: string, body: string, { as, crumb = true }: PostOptions = {}) => {
    const headers: { [name: string]: string } = { ...authorization(as), "content-type": type };
    if (options.crumbs === true && crumb) {
      const issued = JSON.parse((await get("/crumbIssuer/api/json", { as: as ?? administrator })).body);
      headers[issued.crumbRequestField] = issued.crumb;
    }
    return requestPlainly(url + path, { method: "POST", headers, body });
  };

  const post: Hudson["post"] = (path, form = {}, to) =>
    send(path, "application/x-www-form-urlencoded", new URLSearchParams(form).toString(), to);

  const builds = async (name: string): Promise<HudsonBuild[]> => {
    const fields = "builds[number,result,building,actions[parameters[name,value]]]";
    const job = await getJson<{ readonly builds: readonly BuildJson[] }>(
      `/job/${encodeURIComponent(name)}/api/json?tree=${fields}`,
    );
    return job.builds.map(readBuild).sort((a, b) => a.number - b.number);
  };

  const inQueue = async () => {
    const { items } = await getJson<QueueJson>("/queue/api/json?tree=items[id,task[name]]");
    return items;
  };

  const start = async () => {
    server.begin();
    const expected = (options.agents ?? []).length + 1;
    await becomes(
      async () => {
        if (!server.isRunning()) throw new Error("it has ended");
        if (/Failed to initialize Hudson/.test(server.log())) throw new Error("it cannot initialize");
        const { computer } = await getJson<ComputerJson>("/computer/api/json?tree=computer[displayName,offline]").catch(
          () => ({ computer: [] }),
        );
        return computer.filter(({ offline }) => !offline).length === expected;
      },
      { what: "Hudson and its agents are ready", limitMs: 90_000, everyMs: 100, log: server.log },
    );
  };

  const restart = async () => {
    await server.end("SIGTERM");
    await start();
  };

  const createJob: Hudson["createJob"] = async (name, job) => {
    const { status, body } = await send(`/createItem?name=${encodeURIComponent(name)}`, "application/xml", jobXml(job));
    if (status !== 200) throw new Error(`createItem ${name}: ${status}: ${body.slice(0, 500)}`);
  };

  const finished: Hudson["finished"] = async (name, count) => {
    let seen: readonly HudsonBuild[] = [];
    await becomes(
      async () => {
        const waiting = (await inQueue()).some(({ task }) => task.name === name);
        seen = await builds(name);
        return !waiting && seen.length === count && seen.every(({ building }) => !building);
      },
      { what: `${name} has ${count} finished builds`, limitMs: 30_000, log: () => JSON.stringify(seen) },
    );
    return seen;
  };

  return {
    url,
    get,
    getJson,
    post,
    createJob,
    builds,
    finished,
    running: async (name, count) => {
      let seen: readonly HudsonBuild[] = [];
      await becomes(
        async () => {
          seen = (await builds(name)).filter(({ building }) => building);
          return seen.length === count;
        },
        { what: `${count} builds of ${name} run`, limitMs: 30_000, log: () => JSON.stringify(seen) },
      );
      return seen;
    },
    clear: async () => {
      const { jobs } = await getJson<{ readonly jobs: readonly { readonly name: string }[] }>(
        "/api/json?tree=jobs[name]",
      );
      await becomes(
        async () => {
          const waiting = await inQueue();
          for (const { id } of waiting) await post(`/queue/item/${id}/cancelQueue`);
          let running = 0;
          for (const { name } of jobs)
            for (const build of await builds(name)) {
              if (!build.building) continue;
              running++;
              await post(`/job/${encodeURIComponent(name)}/${build.number}/stop`);
            }
          return waiting.length === 0 && running === 0;
        },
        { what: "nothing waits or runs", limitMs: 30_000, log: server.log },
      );
      for (const { name } of jobs) await post(`/job/${encodeURIComponent(name)}/doDelete`);
    },
    mend: async () => {
      for (let tries = 1; !(await agentsWork({ createJob, post, finished }, options)); tries++) {
        if (tries === 3) throw new Error(`no build runs on an agent\n${server.log().slice(-4000)}`);
        await restart();
      }
    },
    log: server.log,
    stop: () => server.end("SIGTERM"),
    kill: () => server.end("SIGKILL"),
    start,
    restart,
  };
}

type QueueJson = { readonly items: readonly { readonly id: number; readonly task: { readonly name: string } }[] };
type ComputerJson = { readonly computer: readonly { readonly offline: boolean }[] };
type ParameterJson = { readonly name: string; readonly value: string | boolean };
type BuildJson = Omit<HudsonBuild, "parameters"> & {
  readonly actions: readonly ({ readonly parameters?: readonly ParameterJson[] } | null)[];
};

function readBuild({ number, result, building, actions }: BuildJson): HudsonBuild {
  const given = actions.flatMap((action) => action?.parameters ?? []);
  return {
    number,
    result: result ?? null,
    building,
    parameters: Object.fromEntries(given.map(({ name, value }) => [name, value])),
  };
}

type Wait = {
  readonly what: string;
  readonly limitMs: number;
  readonly everyMs?: number;
  /** Told beside the failure. */
  readonly log: () => string;
};

/** Waits until it is so; what it throws is told with the end of the log. */
async function becomes(isSo: () => Promise<boolean>, { what, limitMs, everyMs = 50, log }: Wait): Promise<void> {
  const end = performance.now() + limitMs;
  try {
    while (!(await isSo())) {
      if (performance.now() > end) throw new Error(`waited ${limitMs} ms in vain`);
      await wait(everyMs);
    }
  } catch (cause) {
    throw new Error(`${String(cause)}: until ${what}\n${log().slice(-4000)}`, { cause });
  }
}
