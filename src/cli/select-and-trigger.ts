import { exitCodeOfSelection } from "../report/selection/exit-code-of-selection.ts";
import { selectionNarrator } from "../report/selection/selection-narrator.ts";
import { writeTo } from "../report/write-to.ts";
import { colourOption, hasColours } from "./colours.ts";
import { jenkinsOptions } from "./jenkins-options.ts";
import { openPlaces, placeOptions } from "./report-places.ts";
import { heedSignals } from "./signals.ts";
import { triggerOptions, triggerOptionsOf } from "./trigger-options.ts";
import type { Verb } from "./verb.ts";

export const selectAndTrigger: Verb = {
  name: "select-and-trigger",
  about: "Trigger the Jenkins job that will begin soonest, and follow its build.",
  takes: "--candidates A,B [options]",
  options: { ...jenkinsOptions, ...triggerOptions, ...placeOptions, ...colourOption },
  exitCodes:
    "0 what was waited for came, with an allowed result, 1 the build ended otherwise or nothing was triggered,\n" +
    "2 something may wait or run that was not followed to its end, 3 the input was wrong and nothing was sent.",
  example: "jipper select-and-trigger --url https://ci.example --candidates build-a,build-b --param REF=main",
  run: async (given, io) => {
    const options = triggerOptionsOf(given);
    const say = (line: string, said?: () => void) => io.stderr.write(`${line}\n`, said);
    const places = openPlaces(given, io, { trouble: say });
    const { people } = places;
    const { tell, notice, log, atLarge } = selectionNarrator({
      ...options,
      hasColours: hasColours(given, people),
      showsRanking: true,
      columns: () => (people.isTTY ? people.columns || undefined : undefined),
    });
    const write = writeTo(people);

    const { selectAndTrigger } = await import("../jenkins/select-and-trigger.ts");
    const stop = heedSignals(say, {
      stopping: (name) =>
        `Stopping, because of ${name}: what waits is cancelled, what runs is stopped. Once more: by force. Three times: leave it.`,
      hurrying: (name) => `By force now, because of ${name}. Once more: end at once, and leave what was triggered.`,
      leaving: (name) => {
        const left = atLarge();
        return `Ended by ${name}. ${left === undefined ? "Nothing waits or runs." : `It may still wait or run: ${left}`}`;
      },
    });
    try {
      const result = await selectAndTrigger({
        ...options,
        ...stop.signals,
        reporter: {
          event: (event) => {
            const text = tell(event);
            if (text !== "") void write(text);
            places.event(event);
          },
          notice: (words) => void write(notice(words)),
          log: (lines) => write(log(lines)),
        },
      });
      await places.close(result);
      return exitCodeOfSelection(result, options);
    } finally {
      stop.release();
    }
  },
};
