import { startFakeJenkins } from "./fake-jenkins.ts";
import type { UserOptions } from "./options.ts";
import { sendTo } from "./recorded.ts";

type Seen = { readonly items: readonly string[][]; readonly builds: readonly string[][] };
type Json = { readonly [name: string]: unknown };

/** Sends items and builds of a fake through all that can happen to them, and looks all the time. */
export async function followStates(users: readonly UserOptions[]): Promise<Seen> {
  await using fake = await startFakeJenkins({
    users,
    // Each state lasts so long that it is met also by who is kept from looking for a moment.
    timing: { passMs: 1_500, pendingMs: 200, startMs: 200, resultMs: 200, closingMs: 200 },
    nodes: [{ name: "built-in", executors: 2 }],
    jobs: {
      serial: { durationMs: 1_000, parameters: [{ kind: "string", name: "N" }] },
      other: { durationMs: 2_000, concurrent: true, parameters: [{ kind: "string", name: "N" }] },
      slow: { quietPeriodMs: 1_750 },
    },
  });
  const headers = { authorization: `Basic ${btoa(`${users[0]?.name}:${users[0]?.token}`)}` };
  const post = async (path: string) => {
    const { headers: answered } = await sendTo(fake.port, { method: "POST", path, headers });
    return Number(/(\d+)\/$/.exec(answered.location ?? "")?.[1] ?? Number.NaN);
  };
  const get = async (path: string): Promise<Json> =>
    JSON.parse(
      (await sendTo(fake.port, { method: "GET", path: `${path}/api/json`, headers })).body.toString("utf8"),
    ) as Json;

  const items = new Map<number, string[]>();
  const builds = new Map<string, string[]>();
  let isOver = false;
  const looking = (async () => {
    while (!isOver) {
      await Promise.all([
        ...[...items].map(async ([id, states]) => add(states, stateOfItem(await get(`/queue/item/${id}`)))),
        ...["serial", "other", "slow"].flatMap((job) =>
          fake.builds(job).map(async ({ number }) => {
            const path = `/job/${job}/${number}`;
            if (!builds.has(path)) builds.set(path, []);
            add(builds.get(path) ?? [], stateOfBuild(await get(path)));
          }),
        ),
      ]);
      await wait(5);
    }
  })();

  const trigger = async (path: string) => {
    const id = await post(path);
    items.set(id, []);
    return id;
  };
  const cancelled: number[] = [];
  await trigger("/job/slow/build");
  // Whatever else happens would call for a pass, and end the time between the due time and the next one.
  while (fake.builds("slow").length === 0) await wait(10);
  for (let n = 0; n < 3; n++) await trigger(`/job/serial/buildWithParameters?N=${n}`);
  await wait(750);
  for (let n = 0; n < 3; n++) await trigger(`/job/other/buildWithParameters?N=${n}`);
  await wait(300);
  cancelled.push(await trigger("/job/serial/buildWithParameters?N=blocked"));
  cancelled.push(await trigger("/job/other/buildWithParameters?N=buildable"));
  cancelled.push(await trigger("/job/other/buildWithParameters?N=waiting&delay=60sec"));
  await wait(300);
  for (const id of cancelled) await post(`/queue/cancelItem?id=${id}`);
  const jobs = ["serial", "other", "slow"];
  const isBusy = () => jobs.some((job) => fake.builds(job).some(({ phase }) => phase !== "done"));
  while (fake.items().length > 0 || isBusy()) await wait(10);
  await wait(50);
  isOver = true;
  await looking;
  return { items: [...items.values()], builds: [...builds.values()] };
}

function stateOfItem({ _class, blocked, buildable, pending, cancelled, executable, why }: Json): string {
  const flags = { blocked, buildable, pending, cancelled, executable, finished: why === "Finished waiting" };
  return [String(_class).split("$")[1], ...set(flags)].join(" ");
}

function stateOfBuild({ building, inProgress, result }: Json): string {
  return set({ building, inProgress, result }).join(" ");
}

function set(flags: Json): string[] {
  return Object.entries(flags).flatMap(([name, value]) => (value ? [name] : []));
}

function add(states: string[], state: string): void {
  if (states.at(-1) !== state) states.push(state);
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
