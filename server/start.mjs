// Runs before anything is installed, so it uses Node's own modules alone and no TypeScript.
import { installPackages } from "./bootstrap/install-packages.mjs";
import { requireNode } from "./bootstrap/require-node.mjs";

const commands = {
  start: async () => (await import("./supervisor/main.ts")).runStart("server/first-start.ts"),
  demo: async () => (await import("./supervisor/main.ts")).runStart("server/demo.ts"),
  storm: async () => (await import("./storm/run-storm.ts")).runStorm(process.argv.slice(3)),
  test: async () => (await import("./testing/run-all-tests.ts")).runAllTests(),
};

const name = process.argv[2] ?? "start";
const command = commands[name];
if (!command) {
  process.stderr.write(`Choose one of ${Object.keys(commands).join(", ")}.\n`);
  process.exit(1);
}
requireNode();
await installPackages({ alsoForTests: name === "test" || name === "storm" });
const { register } = await import("tsx/esm/api");
register();
await command();
