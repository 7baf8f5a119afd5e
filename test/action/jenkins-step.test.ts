import assert from "node:assert/strict";
import { test } from "node:test";
import { type FakeJenkins, startFakeJenkins } from "../support/fake-jenkins/fake-jenkins.ts";
import { until } from "../support/processes.ts";
import { startJob } from "../support/workflow-runner.ts";
import { deeds } from "./deeds.ts";

const credentials = ({ url }: FakeJenkins) => ({
  JENKINS_URL: url,
  JENKINS_USER_ID: "user",
  JENKINS_API_TOKEN: "token",
});

const image = `
- id: image
  jenkins: { job: image, poll: 50ms }
  revert: echo "undo $JIPPER_OUTPUT_BUILD_NUMBER, $JIPPER_STEP_STATUS" >> did
- { id: next, run: 'echo "$NUMBER" >> did', env: { NUMBER: "$[[ steps.image.outputs.build-number ]]" } }
`;

test("a Jenkins job is a step: its token is masked, nothing that it prints is obeyed, and its build is handed on", async () => {
  const text = "hello\n::error::of the build\n##[error]of the build\n::set-output name=x::y\n";
  await using jenkins = await startFakeJenkins({ jobs: { image: { log: [{ text }] } } });
  await using job = startJob(credentials(jenkins));
  const { exitCode, log, commands, outputs } = await job.use({ steps: image }).main();
  assert.deepEqual([exitCode, deeds(job)], [0, ["1"]], log);
  assert.deepEqual(
    commands
      .map(({ command }) => command)
      .filter((command) => !["group", "endgroup", "add-mask", "stop-commands"].includes(command)),
    [],
  );
  assert.ok(log.indexOf("::add-mask::token\n") < log.indexOf("hello"), log);
  assert.match(log, /│ hello\n.*::error::of the build/s);
  assert.equal(JSON.parse(outputs["steps"] ?? "").image.outputs["build-number"], "1");
});

for (const [place, options] of Object.entries({ waits: { label: "nowhere" }, runs: {} })) {
  const jobs = { image: { durationMs: "until-told", ...options } } as const;
  const isAtLarge = (jenkins: FakeJenkins) =>
    jenkins.items().length > 0 || jenkins.builds("image").some(({ phase }) => phase === "running");

  test(`main is killed while its Jenkins job ${place}: post stops that, then undoes`, async () => {
    await using jenkins = await startFakeJenkins({ jobs });
    await using job = startJob(credentials(jenkins));
    const use = job.use({ steps: image });
    const main = use.start("main");
    await until(() => isAtLarge(jenkins), "it has arrived");
    main.kill();
    await main.ended;
    assert.equal(isAtLarge(jenkins), true);
    const post = await use.post();
    assert.deepEqual([post.exitCode, isAtLarge(jenkins)], [0, false], post.log);
    assert.match(deeds(job).join("\n"), /^undo , unknown$/);
    assert.match(post.log, /^image: .*image/m);
  });

  test(`the job is cancelled while its Jenkins job ${place}: main stops that, and post undoes`, async () => {
    await using jenkins = await startFakeJenkins({ jobs });
    await using job = startJob(credentials(jenkins));
    const use = job.use({ steps: image });
    const main = use.start("main");
    await until(() => isAtLarge(jenkins), "it has arrived");
    main.cancel();
    const { log } = await main.ended;
    assert.equal(isAtLarge(jenkins), false, log);
    const post = await use.post();
    assert.equal(post.exitCode, 0, post.log);
    assert.match(deeds(job).join("\n"), /^undo \d*, cancelled$/);
  });
}
