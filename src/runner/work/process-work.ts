import type { ProcessEnd } from "../../report/event.ts";
import type { Yield } from "../../rollback/record.ts";
import type { Guard } from "../process/guard.ts";
import { runProcess } from "../process/process.ts";
import type { Circumstances, Performed } from "./perform.ts";
import type { WorkFiles, WorkFolder } from "./work-folder.ts";

/** Where processes of work live: their files and pipes, and who ends them when Jipper is gone. */
export type Premises = { readonly folder: WorkFolder; readonly guard: Guard };

export type ProcessWork = {
  /** Told to the process as a file, such as the text of a shell. */
  readonly script: { readonly text: string; readonly extension: string };
  /** The program, by absolute path, and its arguments. */
  readonly argv: (script: string) => readonly string[];
  readonly cwd: string;
  readonly env: { readonly [name: string]: string };
  /** Says, once the process has ended, how that is to be understood; asked again when its last output has come. */
  readonly judge: (end: ProcessEnd, script: string) => Judgement;
};

export type Judgement = {
  /** What is wrong; empty if the work has succeeded. */
  readonly words: readonly string[];
  readonly yield?: Yield;
  /** Absent where the end of the process says nothing about the work. */
  readonly end?: ProcessEnd;
};

/** Does work by a process with files of its own, watched by the guard. */
export async function performByProcess(
  { folder, guard }: Premises,
  circumstances: Circumstances,
  { script, argv, cwd, env, judge }: ProcessWork,
): Promise<Performed> {
  const watched = Promise.all([guard.watch(circumstances.mark), folder.pipes.prepare()]);
  const files = folder.open(script);
  const read = () => handedOnBy(circumstances.deed, files.read());
  let handedOn: HandedOn | undefined;
  try {
    await watched;
    const { end, survivors } = await runProcess({
      ...circumstances,
      argv: argv(files.script),
      cwd,
      env: { ...env, ...files.env },
      pipes: folder.pipes,
      cutAt: (line) => circumstances.standings.mask.cutAt(line),
      isGood: () => {
        handedOn = read();
        return handedOn.problem === undefined && judge({ exitCode: 0 }, files.script).words.length === 0;
      },
      started: (process) => {
        void guard.watchGroup(circumstances.mark, process.pid);
        circumstances.started(process);
      },
    });
    return performed(judge(end, files.script), survivors, handedOn ?? read());
  } finally {
    await guard.release(circumstances.mark);
    files.remove();
  }
}

type HandedOn = ReturnType<WorkFiles["read"]>;

/** Nobody reads what a revert hands on, so a mistake in it does not make the revert fail. */
function handedOnBy({ phase }: Circumstances["deed"], { problem, ...handedOn }: HandedOn): HandedOn {
  return phase === "revert" || problem === undefined ? handedOn : { problem, ...handedOn };
}

function performed(judgement: Judgement, survivors: readonly number[], read: HandedOn): Performed {
  const { problem, ...handedOn } = read;
  const words = [...judgement.words, ...(problem === undefined ? [] : [problem])];
  // The search path counts as exported: a later process finds it with the folders of this run in front.
  const exported = [...Object.keys(handedOn.env ?? {}), ...(handedOn.path === undefined ? [] : ["PATH"])];
  const replaced = Object.fromEntries(exported.map((name) => [name, process.env[name] ?? null]));
  return {
    ...handedOn,
    ...judgement.yield,
    ...(exported.length > 0 ? { replaced } : {}),
    ...judgement.end,
    ...(survivors.length === 0 ? {} : { stillRunning: `process ${survivors.join(", ")}` }),
    succeeded: words.length === 0,
    ...(words.length > 0 ? { message: words.join("; ") } : {}),
  };
}
