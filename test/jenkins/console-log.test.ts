import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { selectAndTrigger } from "../../src/jenkins/select-and-trigger.ts";
import type { SelectAndTriggerOptions } from "../../src/jenkins/selection-options.ts";
import { type FakeJenkins, startFakeJenkins } from "../support/fake-jenkins/fake-jenkins.ts";
import { answer, serve } from "../support/http-servers.ts";
import { select } from "../support/selections.ts";

const endless = { durationMs: "until-told" } as const;

/** Follows a build whose console is written while it runs. */
async function follow(write: (jenkins: FakeJenkins) => Promise<void>, options: Partial<SelectAndTriggerOptions> = {}) {
  await using jenkins = await startFakeJenkins({ jobs: { a: endless } });
  let writing: Promise<void> | undefined;
  const asked = { url: jenkins.url, user: "user", token: "token", candidates: ["a"], pollMs: 50, ...options };
  const { log } = await select(asked, ({ event }) => {
    if (event !== "build.started") return;
    writing = write(jenkins).then(() => jenkins.finish("a", "FAILURE"));
  });
  await writing;
  return log;
}

/** Without what every log has. */
function body(log: string): string {
  return log
    .replace(/^Started by user .*\n/, "")
    .replace(/^Running as SYSTEM\n/m, "")
    .replace(/^Building .*\n/m, "")
    .replace(/\nFinished: \w+\n$/, "\n");
}

test("30,000 lines at once come whole, though Jenkins gives 10,000 and announces all", async () => {
  const lines = Array.from({ length: 30_000 }, (_, index) => `line ${index}`).join("\n");
  const log = await follow(async (jenkins) => jenkins.writeLog("a", `${lines}\n`));
  assert.equal(
    body(log)
      .split("\n")
      .filter((line) => line.startsWith("line ")).length,
    30_000,
  );
  assert.ok(log.includes(lines));
});

test("a line that is written in pieces comes whole, and once", async () => {
  const log = await follow(async (jenkins) => {
    for (const piece of ["a1", "-b1", "-c1\na2", "-b2\n", "ü", "€", "😀", "\n"]) {
      jenkins.writeLog("a", piece);
      await wait(120);
    }
  });
  assert.match(log, /^a1-b1-c1\na2-b2\nü€😀\n/m);
  for (const word of ["a1", "b1", "a2", "😀"]) assert.equal(log.split(word).length, 2, word);
});

test("a last line without its end comes too", async () => {
  const log = await follow(async (jenkins) => {
    jenkins.writeLog("a", "whole\nunfinished");
    await wait(200);
  });
  assert.match(log, /\nwhole\nunfinished/);
});

test("with the line ends of Windows, and with bytes that are no UTF-8, nothing is lost and nothing comes for ever", async () => {
  const log = await follow(async (jenkins) => {
    for (let turn = 0; turn < 8; turn++) {
      jenkins.writeLog("a", `crlf ${turn}\r\n`);
      jenkins.writeLog("a", Buffer.from([0x62, 0x61, 0x64, 0x20, 0xff, 0xfe, 0x0a]));
      await wait(60);
    }
  });
  for (let turn = 0; turn < 8; turn++) assert.ok(log.includes(`crlf ${turn}\n`), `crlf ${turn}`);
  assert.ok(log.length < 1000, `${log.length} characters of some 200`);
});

test("notes of Jenkins to its own pages are left out, colours are not", async () => {
  const note = "\u001b[8mha:////4AAAA+abc/=\u001b[0m";
  const log = await follow(async (jenkins) => jenkins.writeLog("a", `${note}noted\n\u001b[31mred\u001b[0m\n`));
  const red = "\u001b[31mred\u001b[0m";
  assert.ok(log.includes(`\nnoted\n${red}\n`));
  assert.ok(!log.includes("ha:"));
});

test("on-failure shows all of it at the end, and off nothing", async () => {
  const write = async (jenkins: FakeJenkins) => jenkins.writeLog("a", "one\ntwo\n");
  assert.match(await follow(write, { log: "on-failure" }), /one\ntwo\n/);
  assert.equal(await follow(write, { log: "on-failure", allowResults: ["FAILURE"] }), "");
  assert.equal(await follow(write, { log: "off" }), "");
});

test("a reader that takes its time holds the reading back, and misses nothing", async () => {
  await using jenkins = await startFakeJenkins({ jobs: { a: endless } });
  let log = "";
  let isReading = false;
  const lines = Array.from({ length: 12_000 }, (_, index) => `line ${index}\n`).join("");
  await selectAndTrigger({
    ...{ url: jenkins.url, user: "user", token: "token", candidates: ["a"], pollMs: 50 },
    reporter: {
      event: ({ event }) => {
        if (event !== "build.started") return;
        jenkins.writeLog("a", lines);
        jenkins.finish("a");
      },
      log: async (piece) => {
        assert.equal(isReading, false);
        isReading = true;
        await wait(100);
        isReading = false;
        log += piece;
      },
    },
  });
  assert.ok(log.includes(lines));
});

test("a server that takes away the console, or gives a page for it, does not stop the following", async () => {
  await using jenkins = await startFakeJenkins({ jobs: { a: { durationMs: 300 } } });
  await using between = await serve(async (request, response) => {
    if (request.url?.includes("/logText/")) return answer(response, 200, "<html>", { "content-type": "text/html" });
    const { method = "GET", headers } = request;
    const { host: _, connection: __, ...kept } = headers;
    const came = await fetch(`${jenkins.url}${request.url}`, {
      method,
      headers: kept as Record<string, string>,
      redirect: "manual",
    });
    const { location = came.headers.get("location") ?? undefined } = {};
    answer(response, came.status, await came.text(), {
      "x-jenkins": "2",
      ...(location === undefined ? {} : { location }),
    });
  });
  const { result, notices } = await select({ url: between.url, user: "user", token: "token", candidates: ["a"] });
  assert.deepEqual([result.outcome, result.result], ["finished", "SUCCESS"], result.reason);
  assert.ok(
    notices.some((words) => words.startsWith("the console is not whole")),
    notices.join("\n"),
  );
});

test("an unfinished line just as long as the line ends that were changed on the way is not lost", async () => {
  const log = await follow(async (jenkins) => {
    const before = (await consoleOf(jenkins)).split("\n").length - 1;
    jenkins.writeLog("a", `${"one\n".repeat(3)}${"x".repeat(before + 3)}`);
    await wait(300);
    jenkins.writeLog("a", "!\nlast\n");
  });
  assert.match(log, /\none\none\none\nx+!\nlast\n/);
});

test("with line ends of both kinds, mixed and repeated, every line comes once", async () => {
  const kinds = ["\n", "\r\n", "\n", "\n", "\r\n", "\r\n"];
  const log = await follow(async (jenkins) => {
    for (const [turn, end] of kinds.entries()) {
      jenkins.writeLog("a", `${turn}${end}${turn}${end}`);
      await wait(110);
    }
  });
  assert.ok(!log.includes("\n\n"), JSON.stringify(log));
  const lines = log.split("\n").filter((line) => /^\d$/.test(line));
  assert.deepEqual(
    lines,
    kinds.flatMap((_, turn) => [`${turn}`, `${turn}`]),
  );
});

test("equal lines with the line ends of Windows come as often as they were written", async () => {
  const log = await follow(async (jenkins) => {
    for (let turn = 0; turn < 6; turn++) {
      jenkins.writeLog("a", "same\r\nsame\r\n");
      await wait(110);
    }
  });
  assert.equal(log.split("\n").filter((line) => line === "same").length, 12);
});

async function consoleOf(jenkins: FakeJenkins): Promise<string> {
  const authorization = `Basic ${Buffer.from("user:token").toString("base64")}`;
  return (await fetch(`${jenkins.url}/job/a/1/consoleText`, { headers: { authorization } })).text();
}
