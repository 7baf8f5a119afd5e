// Builds dist/: self-contained bundles for what is started (the action, the command line), and the
// library as plain modules with their types. The same source gives the same bytes.
import { execFileSync } from "node:child_process";
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const root = join(import.meta.dirname, "..");
process.chdir(root);
rmSync("dist", { recursive: true, force: true });

/**
 * @actions/core reaches an HTTP client of 785 kB by way of its identity tokens, which nothing here asks
 * for. Said to have no side effects, it is left out where it is not used; the start must not pay for it.
 */
const withoutUnusedModules = {
  name: "without-unused-modules",
  setup({ onResolve, resolve }) {
    onResolve({ filter: /./ }, async ({ path, pluginData, ...from }) => {
      if (pluginData === "resolved" || from.kind === "entry-point") return undefined;
      const resolved = await resolve(path, { ...from, pluginData: "resolved" });
      if (!/node_modules\/(@actions\/core|@actions\/http-client|undici|tunnel)\//.test(resolved.path)) return undefined;
      return { path: resolved.path, sideEffects: false };
    });
  },
};

const { metafile } = await build({
  entryPoints: {
    cli: "src/cli/start.ts",
    main: "src/action/start-main.ts",
    post: "src/action/start-post.ts",
    "call-host": "src/runner/call/call-host.ts",
    "select-and-trigger-main": "src/action/select-and-trigger/start-main.ts",
    "select-and-trigger-post": "src/action/select-and-trigger/start-post.ts",
  },
  outdir: "dist",
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  minify: true,
  legalComments: "none",
  metafile: true,
  banner: {
    // Dependencies written for CommonJS call `require`, which a module does not have by itself.
    js: 'import { createRequire as jipperRequire } from "node:module"; const require = jipperRequire(import.meta.url);',
  },
  plugins: [withoutUnusedModules],
});
chmodSync("dist/cli.js", 0o755);
writeFileSync("dist/licenses.txt", licenses(Object.values(metafile.outputs)));
execFileSync("node_modules/.bin/tsc", ["-p", ".ci/tsconfig.lib.json"], { stdio: "inherit" });

/** The licences of everything that was bundled, as they ask for. */
function licenses(outputs) {
  const inputs = outputs
    .flatMap((output) => Object.entries(output.inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  const packages = new Set(inputs.flatMap(([path]) => path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0] ?? []));
  return [...packages]
    .sort()
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
      const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
      const text = file === undefined ? "" : readFileSync(join(folder, file), "utf8").trim();
      return `${name} ${version} (${license})\n\n${text}\n`;
    })
    .join(`\n${"-".repeat(80)}\n\n`);
}
