import assert from "node:assert/strict";
import { test } from "node:test";
import { CliFolder } from "../support/cli.ts";

const asked = ["--url", "http://127.0.0.1:1", "--candidates", "a,b"];

const wrong: [args: readonly string[], message: string][] = [
  [["--param", "REF"], "--param takes NAME=VALUE; 'REF' is not"],
  [["--param", "=secret"], "--param takes NAME=VALUE; one of them has no name"],
  [["--param", " =secret"], "--param takes NAME=VALUE; one of them has no name"],
  [["--param", "REF=a=b", "--param", "REF=c"], "--param REF is given twice; once is enough"],
  [["--wait-for", "start"], "--wait-for is 'queued', 'started' or 'finished', not 'start'; did you mean 'started'?"],
  [["--on-timeout", "stay"], "--on-timeout is 'cancel' or 'leave', not 'stay'"],
  [["--duplicates", "joyn"], "--duplicates is 'join', 'refuse' or 'allow', not 'joyn'; did you mean 'join'?"],
  [["--log", "all"], "--log is 'stream', 'on-failure' or 'off', not 'all'"],
  [["--queue-timeout", "5 minutes"], "--queue-timeout is written like 90s, 5m or 1h30m; '5 minutes' is not"],
  [["--timeout", "90"], "--timeout is written like 90s, 5m or 1h30m; '90' is not"],
  [["--poll", "soon"], "--poll is written like 90s, 5m or 1h30m; 'soon' is not"],
  ...["0", "0s", "4m1ms"].map((poll): [string[], string] => [
    ["--poll", poll],
    "--poll is more than 0 and at most 4m: Jenkins forgets an item 5m after it has left the queue",
  ]),
  [
    ["--allow-results", "SUCCESS,unstabel"],
    "--allow-results: 'unstabel' is no result of a build; did you mean 'UNSTABLE'?",
  ],
  [
    ["--allow-results", "green"],
    "--allow-results: 'green' is no result of a build; they are SUCCESS, UNSTABLE, FAILURE, NOT_BUILT, ABORTED",
  ],
  [["--allow-results", ","], "--allow-results names no result; write SUCCESS or others"],
  [["--dry-run=yes"], "--dry-run takes no value; leave out '=yes'"],
  [["--result", "."], "--result . cannot be written: this is a folder; name a file in it"],
  [["--events", "no/x"], "--events no/x cannot be written: its folder does not exist"],
  [["--events", "x", "--result", "./x"], "--events and --result name one file, x; give each a file of its own"],
  [["--events", "-", "--json"], "standard output holds either the events or the result; give one of them a file"],
];
for (const [args, message] of wrong)
  test(`nothing is sent: select-and-trigger ${args.join(" ")}`, async () => {
    await using folder = new CliFolder();
    const end = await folder.run("select-and-trigger", ...asked, ...args);
    assert.deepEqual(end, { code: 3, stdout: "", stderr: `${message}\nsee: jipper select-and-trigger --help\n` });
    assert.equal(folder.has("x"), false);
  });
