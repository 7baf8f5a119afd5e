import assert from "node:assert/strict";
import { test } from "node:test";
import { CliFolder } from "../support/cli.ts";
import { requiredPart } from "../support/required-part.ts";

/** Fails in the run, since nothing allows it; by hand it succeeds and writes what it knows into a file. */
type Case = {
  readonly step: object;
  readonly expected: string;
  /** The shell that must be there. */
  readonly needs?: string;
};

const values = "a b  c\n'single' \"double\" `back` $HOME \\n !! * ~\n\ttabs\n";
const cases: { readonly [title: string]: Case } = {
  "a line": {
    step: { revert: 'test -e allow; echo "it is $JIPPER_OUTPUT_ID" > undone' },
    expected: "it is vol-7\n",
  },
  "lines with quotes, a here-document, and an end that is not the last line": {
    step: {
      revert: `test -e allow
# it's "all" undone here
{
  cat <<'END'
it's $HOME and \`date\`
  "indented" \\n
END
  echo 'a
b'
} > undone
exit 0
not reached`,
    },
    expected: 'it\'s $HOME and `date`\n  "indented" \\n\na\nb\n',
  },
  "variables with blanks, quotes and line feeds, and without a value": {
    step: {
      env: { VALUE: values, EMPTY: "", "not-a-name": "x y" },
      revert: 'test -e allow; printf %s "$VALUE[$EMPTY]$(env | grep ^not-a-name)" > undone',
    },
    expected: `${values}[]not-a-name=x y`,
  },
  "what earlier steps and the step itself have set": {
    step: { run: 'echo MADE=here >> "$GITHUB_ENV"', revert: 'test -e allow; echo "$COLOR $MADE $(my-tool)" > undone' },
    expected: "dark red here my tool\n",
  },
  "why it is called, where that is asked for": {
    step: { revert: 'test -e allow; echo "$JIPPER_STEP_STATUS $JIPPER_CAUSE_STEP $JIPPER_CAUSE_MESSAGE" > undone' },
    expected: "succeeded last exit code 7\n",
  },
  "a folder with a blank in its name": {
    step: { "working-directory": "my folder", revert: "test -e ../allow; pwd > ../undone" },
    expected: "HERE/my folder\n",
  },
  "bash, with pipefail": {
    step: {
      shell: "bash",
      revert: "test -e allow; (set -o | grep pipefail | tr -d ' \\t'; false | true) > undone || echo failed >> undone",
    },
    expected: "pipefailon\nfailed\n",
  },
  "sh, which stops at a failure": {
    step: {
      shell: "sh",
      revert: 'test -e allow; echo "$JIPPER_OUTPUT_ID" > undone\nfalse\necho "not reached" >> undone',
    },
    expected: "vol-7\n",
  },
  "a template of options": {
    step: { shell: "bash -u {0}", revert: 'test -e allow || exit 1; echo "$-" | grep -c u > undone' },
    expected: "1\n",
  },
  python: {
    needs: "python3",
    step: {
      shell: "python3 {0}",
      run: "import os\nprint('x')",
      env: { VALUE: values },
      revert:
        'import os, sys\nif not os.path.exists("allow"):\n    sys.exit(1)\nopen("undone", "w").write(os.environ["VALUE"] + \'it\\\'s "done"\')\n',
    },
    expected: `${values}it's "done"`,
  },
  perl: {
    needs: "perl",
    step: {
      shell: "perl -w {0}",
      run: "1;",
      revert: 'exit 1 unless -e "allow";\nopen(my $f, ">", "undone");\nprint $f "it\'s $ENV{COLOR}";\n',
    },
    expected: "it's dark red",
  },
};

const before = {
  run: `mkdir 'my folder' tools; printf '#!/bin/sh\\necho my tool' > tools/my-tool; chmod +x tools/my-tool
echo "$PWD/tools" >> "$GITHUB_PATH"; echo 'COLOR=dark red' >> "$GITHUB_ENV"`,
};

for (const [title, { step, expected, needs }] of Object.entries(cases))
  test(`the command of what is left undoes it in a fresh bash: ${title}`, async (t) => {
    if (needs !== undefined && requiredPart(t, needs) === undefined) return;
    const made = { id: "made", run: 'echo id=vol-7 >> "$GITHUB_OUTPUT"', ...step };
    const list = { steps: [before, made, { id: "last", run: "exit 7" }] };
    await using folder = new CliFolder({ "list.yml": JSON.stringify(list) });
    const { code, stdout } = await folder.run("run", "list.yml", "--result", "result.json");
    assert.deepEqual([code, folder.has("undone")], [2, false]);
    const [left] = JSON.parse(folder.read("result.json")).residue;
    assert.ok(stdout.includes(`\n${left.command.includes("\n") ? "" : "    "}${left.command}\n`), stdout);

    folder.write("allow");
    const pasted = await folder.shell(`cd /\n${left.command}\n`, { COLOR: "of this shell" }).ended;
    assert.equal(
      folder.has("undone") && folder.read("undone").replaceAll(folder.path, "HERE"),
      expected,
      pasted.stderr,
    );
  });
