import { startChild } from "./child.js";
import { findProgram } from "./find-program.js";
import { markVariable } from "./process-table.js";
/*
 * A shell that outlives Jipper by as long as it takes to end the steps that were running. It is told
 * the mark of every process before it starts and when it has ended; at the end of its input, which
 * comes when Jipper is gone, however that came about, it ends all that carry a mark still open.
 * One for a whole run: a watcher beside every step would cost each step another process.
 */
const guard = `
trap '' HUP INT TERM QUIT PIPE
open=' '
while read -r sign mark group; do
  case $sign in
    +) open="$open$mark=$group " ;;
    -) while :; do case $open in
         *" $mark="*) rest=\${open#*" $mark="}; open="\${open%%" $mark="*} \${rest#* }" ;;
         *) break ;;
       esac; done ;;
  esac
done
trap 'rm -rf -- "$folder"' EXIT
[ "$open" = ' ' ] && exit 0
tell() {
  for entry in $open; do
    group=\${entry#*=}
    [ -z "$group" ] || kill -s "$1" -- "-$group"
    for file in $(grep -lzxF -- "$variable=\${entry%%=*}" /proc/[0-9]*/environ); do
      pid=\${file#/proc/}
      kill -s "$1" "\${pid%/environ}"
    done
  done
}
tell TERM; tell CONT
sleep "$grace"
tell KILL; sleep 0.1; tell KILL
`;
/** Ends the processes of steps when this process dies without having done so. */
export class Guard {
    #settings;
    #child;
    constructor(settings) {
        this.#settings = settings;
    }
    /** Call it before a process with this mark is started; the kernel keeps the word even if we die next. */
    async watch(mark) {
        this.#child ??= this.#start();
        (await this.#child)?.stdin?.write(`+ ${mark}\n`);
    }
    /** Call it when it runs: where marks cannot be looked up, its group is what is ended. */
    async watchGroup(mark, group) {
        if (process.platform !== "linux")
            (await this.#child)?.stdin?.write(`+ ${mark} ${group}\n`);
    }
    async release(mark) {
        (await this.#child)?.stdin?.write(`- ${mark}\n`);
    }
    /** Ends the guard; nothing is ended by it any more. */
    async close() {
        (await this.#child)?.stdin?.end();
    }
    async #start() {
        const sh = findProgram("sh", process.env);
        if (sh === undefined)
            return undefined;
        const child = await startChild({
            tool: sh,
            args: ["-c", guard, "jipper"],
            cwd: "/",
            env: {
                PATH: process.env["PATH"] ?? "/usr/bin:/bin",
                variable: markVariable,
                grace: String(this.#settings.graceMs / 1000),
                folder: this.#settings.folder,
            },
        });
        child.unref();
        return child;
    }
}
