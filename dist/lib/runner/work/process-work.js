import { runProcess } from "../process/process.js";
/** Does work by a process with files of its own, watched by the guard. */
export async function performByProcess({ folder, guard }, circumstances, { script, argv, cwd, env, judge }) {
    const watched = Promise.all([guard.watch(circumstances.mark), folder.pipes.prepare()]);
    const files = folder.open(script);
    const read = () => handedOnBy(circumstances.deed, files.read());
    let handedOn;
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
    }
    finally {
        await guard.release(circumstances.mark);
        files.remove();
    }
}
/** Nobody reads what a revert hands on, so a mistake in it does not make the revert fail. */
function handedOnBy({ phase }, { problem, ...handedOn }) {
    return phase === "revert" || problem === undefined ? handedOn : { problem, ...handedOn };
}
function performed(judgement, survivors, read) {
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
