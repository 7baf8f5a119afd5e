import { jenkinsTable } from "../../src/plan/keys/jenkins-keys.ts";
import type { Key, KeyTable } from "../../src/plan/keys/key-table.ts";
import {
  defaultsTable,
  fileTable,
  outputTable,
  parameterTable,
  retryTable,
  revertTable,
  stepTable,
} from "../../src/plan/keys/keys.ts";

/** What is written behind each key, in turn. */
const written = ["", "[[x]]", "{ x: { y: z } }", "5", "true", "x", '" "'] as const;

/** What is told of each of these; null where nothing is. `KEY` is the name of the key. */
type Told = readonly [
  nothing: string | null,
  list: string | null,
  map: string | null,
  number: string | null,
  truth: string | null,
  text: string | null,
  blank: string | null,
];

const noValue = "'KEY' has no value; write one, or leave the key out";
const empty = "'KEY' is empty; leave the key out";

/** The words for a value of another type than is wanted. */
function unwanted(wanted: string) {
  const found = (what: string) => `'KEY' must be ${wanted}; found ${what}`;
  return {
    list: found("a list"),
    map: found("a map"),
    number: found("the number 5"),
    truth: found("true"),
    text: found("the text 'x'"),
    blank: found("the text ''"),
  };
}

const line = unwanted("one line of text");
const text = unwanted("text");
const id = unwanted("a letter or _, then letters, digits, _ and -, 100 characters at most");
const script = unwanted("shell text");
const folder = unwanted("the path of a folder");
const shell = unwanted("the name of a shell, or a command with {0} for the script's file");
const limit = unwanted("a limit such as 90s, 5m or 1h30m");
const minutes = unwanted("a number of minutes, 0 for no limit");
const truth = unwanted("true or false");
const value = unwanted("text, a number, true or false");
const expression = unwanted("an expression");
const name = unwanted("a name");
const names = unwanted("a name, or a list of names");
const codes = unwanted("exit codes, numbers from 1 to 255");
const values = unwanted("a map from names to values");
const steps = "this must be a list of steps, such as '- run: echo hello'; found";
const noShell = (word: string) =>
  `'${word}' is not the name of a shell; write bash, sh, pwsh, powershell, cmd, python, or '${word} {0}'`;
const noLimit = (found: string) => `a limit is written like 90s, 5m or 1h30m; ${found}`;

function toldOf(key: Key): Told {
  switch (key.is) {
    case "title":
      return [noValue, line.list, line.map, null, null, null, empty];
    case "name":
      return [noValue, name.list, name.map, null, null, null, empty];
    case "text":
      return [null, text.list, text.map, null, null, null, null];
    case "id":
      return [noValue, id.list, id.map, id.number, id.truth, null, id.blank];
    case "script":
      return [
        "'KEY' has no value; write shell text",
        script.list,
        script.map,
        script.number,
        null,
        null,
        "'KEY' is empty; write shell text",
      ];
    case "folder":
      return [noValue, folder.list, folder.map, null, null, null, null];
    case "shell":
      return [
        noValue,
        shell.list,
        shell.map,
        noShell("5"),
        noShell("true"),
        noShell("x"),
        "'shell' is empty; leave the key out",
      ];
    case "duration": {
      const inMinutes = key.inMinutes === undefined ? "" : ` or ${key.inMinutes}: 5`;
      return [
        noValue,
        limit.list,
        limit.map,
        noLimit(`5 is not: write KEY: 5s${inMinutes}`),
        noLimit("'true' is not"),
        noLimit("'x' is not"),
        noLimit("'' is not"),
      ];
    }
    case "minutes":
      return [noValue, minutes.list, minutes.map, null, minutes.truth, minutes.text, minutes.blank];
    case "switch":
      return [noValue, truth.list, truth.map, truth.number, null, truth.text, truth.blank];
    case "value":
      return [null, value.list, value.map, null, null, null, null];
    case "address":
    case "template":
      return [noValue, text.list, text.map, null, null, null, empty];
    case "condition":
      return [
        noValue,
        expression.list,
        expression.map,
        null,
        null,
        "'x' is not known in expressions; known are params, env, github, runner, steps",
        "'KEY' is empty; write an expression, or leave the key out",
      ];
    case "names":
      return [noValue, name.list, names.map, null, null, null, "a name is missing here"];
    case "templates":
      return [noValue, text.list, names.map, null, null, null, "a name is missing here"];
    case "exit-codes":
      return [noValue, codes.list, codes.map, null, codes.truth, codes.text, codes.blank];
    case "env":
    case "parameters":
      return [
        null,
        values.list,
        "the value of 'x' must be text, a number, true or false; found a map",
        values.number,
        values.truth,
        values.text,
        values.blank,
      ];
    case "json":
      return [null, null, null, null, null, null, null];
    case "number": {
      const number = unwanted(`a ${key.isWhole ? "whole " : ""}number, ${key.from} or more`);
      return [noValue, number.list, number.map, null, number.truth, number.text, number.blank];
    }
    case "choice":
    case "choices": {
      const choice = unwanted(
        `${key.among
          .slice(0, -1)
          .map((one) => `'${one}'`)
          .join(", ")} or '${key.among.at(-1)}'`,
      );
      return [noValue, choice.list, choice.map, choice.number, choice.truth, choice.text, choice.blank];
    }
    case "steps":
      return [
        "'KEY' has no value; write a list of steps, such as '- run: echo hello'",
        "a step must be a map, such as 'run: …', or shell text; found a list",
        `${steps} a map`,
        `${steps} the number 5`,
        `${steps} true`,
        `${steps} the text 'x'`,
        `${steps} the text ''`,
      ];
    case "tries-or": {
      const tries = unwanted("a number of further tries, or a map such as 'times: 2'");
      return [
        noValue,
        tries.list,
        "'x' is not a key of 'retry'; its keys are times, delay, factor, max-delay, on-exit-codes, revert-between-attempts",
        null,
        tries.truth,
        tries.text,
        tries.blank,
      ];
    }
    case "script-or": {
      const revert = unwanted("shell text or a map, such as 'run: …'");
      const none = "'KEY' is empty; leave the key out where there is nothing to undo";
      const keys = Object.keys(revertTable.keys).join(", ");
      return [
        none,
        revert.list,
        `'x' is not a key of a revert; its keys are ${keys}`,
        revert.number,
        revert.truth,
        null,
        none,
      ];
    }
    case "map": {
      const example = key.table === jenkinsTable ? "job: …" : "shell: …";
      const map = unwanted(`a map, such as '${example}'`);
      const keys = Object.keys(key.table.keys).join(", ");
      return [
        key.table === jenkinsTable ? "'KEY' has no value; write a map, such as 'job: folder/name'" : null,
        map.list,
        `'x' is not a key of 'KEY'; its keys are ${keys}`,
        map.number,
        map.truth,
        map.text,
        map.blank,
      ];
    }
    case "map-of": {
      const map = unwanted("a map from names to what they are");
      return [
        null,
        map.list,
        `'y' is not a key of ${key.table.what}; its keys are ${Object.keys(key.table.keys).join(", ")}`,
        map.number,
        map.truth,
        map.text,
        map.blank,
      ];
    }
  }
}

/** What differs, as a key has a meaning of its own. */
const exceptions: { readonly [key: string]: Partial<{ readonly [value in (typeof written)[number]]: string | null }> } =
  {
    "a step list.steps": { "": "there are no steps; write one, such as '- run: echo hello'" },
    "a step.with of uses": {
      "[[x]]": "'with' must be a map from names of parameters to values; found a list",
      "{ x: { y: z } }": "the value of 'x' must be text, a number, true or false; found a map",
      "5": "'with' must be a map from names of parameters to values; found the number 5",
      true: "'with' must be a map from names of parameters to values; found true",
      x: "'with' must be a map from names of parameters to values; found the text 'x'",
      '" "': "'with' must be a map from names of parameters to values; found the text ''",
    },
    "'jenkins'.url": {
      "5": "'url' is an address that starts with http:// or https://",
      true: "'url' is an address that starts with http:// or https://",
      x: "'url' is an address that starts with http:// or https://",
    },
    "a step.uses": Object.fromEntries(
      ["5", "true", "x"].map((path) => [
        path,
        `'uses' names another step list by its path from this file, such as ./join.yml; write ./${path} if that is meant`,
      ]),
    ),
  };

/** A list of steps around the keys of a map. */
const around: readonly [table: KeyTable, list: (keys: string) => string][] = [
  [fileTable, (keys) => `{ ${keys} }`],
  [defaultsTable, (keys) => `{ defaults: { ${keys} }, steps: [a] }`],
  [parameterTable, (keys) => `{ params: { p: { ${keys} } }, steps: [a] }`],
  [outputTable, (keys) => `{ outputs: { o: { ${keys} } }, steps: [a] }`],
  [stepTable, (keys) => `{ libs: l, steps: [{ ${keys} }] }`],
  [revertTable, (keys) => `{ libs: l, steps: [{ run: a, revert: { ${keys} } }] }`],
  [retryTable, (keys) => `[{ run: a, revert: b, retry: { ${keys} } }]`],
  [jenkinsTable, (keys) => `[jenkins: { ${keys} }]`],
];

/** What else a map with the key needs. */
function companions(table: KeyTable, name: string, kind: string | undefined): readonly string[] {
  const key = table.keys[name];
  const others = key?.with === undefined ? [] : [`${key.with}: a`];
  if (table === fileTable && name !== "steps") return ["steps: [a]"];
  if (table === retryTable && name !== "times") return ["times: 1"];
  if (table === outputTable && name !== "value") return ["value: a"];
  if (table === parameterTable && name === "options") return ["type: choice"];
  if (key?.isKind || kind === undefined) return others;
  return [
    ...others,
    { jenkins: "jenkins: { job: a }", parallel: "parallel: [a]", uses: "uses: ./a.yml" }[kind] ?? `${kind}: a`,
  ];
}

export type WrongType = {
  readonly title: string;
  readonly list: string;
  /** What is told of it; null where it is right. */
  readonly told: string | null;
};

/** Every key of every table with a value of every type. */
export function wrongTypes(): readonly WrongType[] {
  return around.flatMap(([table, list]) =>
    Object.entries(table.keys).flatMap(([name, key]) => {
      const anyKind = Object.keys(table.keys).find((other) => table.keys[other]?.isKind);
      return ((anyKind && key.of) || [anyKind]).flatMap((kind) => {
        const place = `${table.what}.${name}${(key.of?.length ?? 0) > 1 && kind === "uses" ? " of uses" : ""}`;
        return written.map((value, index) => {
          const told = exceptions[place]?.[value] ?? toldOf(key)[index] ?? null;
          return {
            title: `${place}: ${value}`,
            list: list([...companions(table, name, kind), `${name}: ${value}`].join(", ")),
            told: told === null ? null : told.replaceAll("KEY", name),
          };
        });
      });
    }),
  );
}
