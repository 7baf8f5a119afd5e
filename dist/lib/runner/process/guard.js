import { startChild } from "./child.js";
import { findProgram } from "./find-program.js";
import { markVariable, startTimeOf } from "./process-table.js";
/*
 * A shell that outlives Jipper by as long as it takes to end the steps that were running. It is told
 * the mark of every process before it starts and when it has ended; at the end of its input, which
 * comes when Jipper is gone, however that came about, it ends all that carry a mark still open, and the
 * members of their groups.
 * One for a whole run: a watcher beside every step would cost each step another process.
 */
const guard = `
trap '' HUP INT TERM QUIT PIPE
open=' '
drop() {
  while :; do case $open in
    *" $1="*) rest=\${open#*" $1="}; open="\${open%%" $1="*} \${rest#* }" ;;
    *) break ;;
  esac; done
}
while read -r sign mark group; do
  drop "$mark"
  [ "$sign" = - ] || open="$open$mark=$group "
done
trap 'rm -rf -- "$folder"' EXIT
[ "$open" = ' ' ] && exit 0
# a field of /proc/<pid>/stat, counted behind the name: 3 is the group, 20 the start
field() {
  read -r stat < "/proc/$1/stat" || return
  set -- "$2" \${stat##*) }
  shift "$1"
  echo "$1"
}
# to a group, unless it is gone or its number another's by now
tell_group() {
  group=\${2%:*} began=\${2#*:}
  [ -n "$group" ] || return
  now=$(field "$group" 20)
  [ -z "$began" ] || [ -z "$now" ] || [ "$now" = "$began" ] || return
  kill -s "$1" -- "-$group"
}
# those with a mark that are not in the group
marked() {
  for file in $(grep -lzxF -- "$variable=$1" /proc/[0-9]*/environ); do
    pid=\${file#/proc/} pid=\${pid%/environ}
    [ "$(field "$pid" 3)" = "\${2%:*}" ] || echo "$pid"
  done
}
tell() {
  for entry in $open; do
    tell_group "$1" "\${entry#*=}"
    for pid in $(marked "\${entry%%=*}" "\${entry#*=}"); do kill -s "$1" "$pid"; done
  done
}
# true if none is left; an empty group is forgotten, since its number may soon be another's
are_gone() {
  left=
  for entry in $open; do
    mark=\${entry%%=*} group=\${entry#*=}
    if tell_group 0 "$group"; then left=yes; else drop "$mark"; open="$open$mark= "; group=; fi
    left=$left$(marked "$mark" "$group")
  done
  [ -z "$left" ]
}
tell TERM; tell CONT
sleep "$grace" &
while kill -s 0 "$!"; do
  are_gone && kill -s KILL "$!" && exit
  sleep 0.1
done
for round in 1 2 3 4 5; do
  tell KILL
  are_gone && exit
  sleep 0.1
done
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
    /** Call it when it runs: its group is ended as well, and is all that is where marks cannot be looked up. */
    async watchGroup(mark, group, startTime = startTimeOf(group) ?? "") {
        (await this.#child)?.stdin?.write(`+ ${mark} ${group}:${startTime}\n`);
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
