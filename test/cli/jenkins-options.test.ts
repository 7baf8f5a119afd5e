import assert from "node:assert/strict";
import { test } from "node:test";
import { CliFolder } from "../support/cli.ts";

/** Nobody listens there: what is sent would be told as an error of another kind. */
const url = "http://127.0.0.1:1";
const asked = ["--url", url, "--candidates", "a,b"];
const secret = "s3cr3t-t0k3n";

const files = {
  auth: `ci:${secret}\n`,
  "no-colon": `${secret}\n`,
  "no-user": `:${secret}`,
  "two-lines": `ci:${secret}\nmore\n`,
  empty: "",
};
const authForm = "--auth takes a file: --auth @FILE; a token among the words shows in lists of processes";

const wrong: [title: string, args: readonly string[], message: string, env?: NodeJS.ProcessEnv][] = [
  ["no candidates", ["--url", url], "name the Jenkins jobs to choose from: --candidates A,B"],
  [
    "candidates without a name",
    ["--url", url, "--candidates", " , ,"],
    "name the Jenkins jobs to choose from: --candidates A,B",
  ],
  ["a word", [...asked, "build-a"], "'build-a' stands alone; Jenkins jobs are named by --candidates A,B"],
  ["no address", ["--candidates", "a"], "say where Jenkins is: --url URL, or the variable JENKINS_URL"],
  [
    "an address of another kind",
    ["--candidates", "a", "--url", "ftp://ci"],
    "--url is an address such as https://ci.example/jenkins, not 'ftp://ci'",
  ],
  [
    "a variable that is no address",
    ["--candidates", "a"],
    "JENKINS_URL is an address such as https://ci.example/jenkins, not 'ci.example'",
    { JENKINS_URL: "ci.example" },
  ],
  [
    "an address with credentials",
    ["--candidates", "a", "--url", `http://ci:${secret}@127.0.0.1:1`],
    "--url holds credentials, which others could read; take them out, and use --auth @FILE",
  ],
  [
    "credentials in what is no address",
    ["--candidates", "a", "--url", `ci:${secret}@127.0.0.1:1`],
    "--url is an address such as https://ci.example/jenkins",
  ],
  ["a token among the words", [...asked, "--auth", `ci:${secret}`], authForm],
  ["no name of a file", [...asked, "--auth", "@"], authForm],
  ["a file that is not there", [...asked, "--auth", "@no"], "--auth @no cannot be read: there is no such file"],
  ["a folder", [...asked, "--auth", "@."], "--auth @. cannot be read: this is a folder"],
  ...["no-colon", "no-user", "two-lines", "empty"].map((name): [string, string[], string] => [
    `a file of another form: ${name}`,
    [...asked, "--auth", `@${name}`],
    `--auth @${name} must hold one line, user:token`,
  ]),
  [
    "a user without a token",
    asked,
    "JENKINS_USER_ID is set, but not JENKINS_API_TOKEN; set both or none",
    { JENKINS_USER_ID: "ci" },
  ],
  [
    "a token without a user",
    asked,
    "JENKINS_API_TOKEN is set, but not JENKINS_USER_ID; set both or none",
    { JENKINS_API_TOKEN: secret },
  ],
  [
    "a user without a token among the words",
    [...asked, "--user", "ci"],
    "--user is given, but JENKINS_API_TOKEN is not set; set it, or use --auth @FILE",
    { JENKINS_USER_ID: "other" },
  ],
  [
    "two users",
    [...asked, "--user", "me", "--auth", "@auth"],
    "--user is me, but --auth @auth is of ci; give one of them",
  ],
  [
    "a token as an option",
    [...asked, "--token", secret],
    "'--token' is not an option of 'jipper VERB'; the token is in JENKINS_API_TOKEN, or with its user in the file of --auth @FILE",
  ],
  ["no authority", [...asked, "--ca", "no"], "--ca no cannot be read: there is no such file"],
  [
    "a certificate without its key",
    [...asked, "--client-cert", "auth"],
    "--client-cert and --client-key go together; give both or none",
  ],
  [
    "no certificate",
    [...asked, "--client-cert", "no", "--client-key", "auth"],
    "--client-cert no cannot be read: there is no such file",
  ],
  [
    "an unknown order",
    [...asked, "--strategy", "wieght"],
    "--strategy is 'weight' or 'least-load', not 'wieght'; did you mean 'weight'?",
  ],
  [
    "an option that is none",
    [...asked, "--candidate", "c"],
    "'--candidate' is not an option of 'jipper VERB'; did you mean '--candidates'?",
  ],
];
for (const verb of ["rank", "select-and-trigger"])
  for (const [title, args, message, env = {}] of wrong)
    test(`${verb} sends nothing: ${title}`, async () => {
      await using folder = new CliFolder(files);
      const end = await folder.startWith(env, verb, ...args).ended;
      const stderr = `${message.replace("VERB", verb)}\nsee: jipper ${verb} --help\n`;
      assert.deepEqual(end, { code: 3, stdout: "", stderr });
      assert.ok(!end.stderr.includes(secret), "a secret is shown");
    });
