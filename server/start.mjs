// Runs before anything is installed, so it uses Node's own modules alone and no TypeScript.
import { requireNode } from "./bootstrap/require-node.mjs";
import { installPackages } from "./bootstrap/install-packages.mjs";

const commands = {
  start: (main) => main.runStart("server/first-start.ts"),
  demo: (main) => main.runStart("server/demo.ts"),
};

const command = commands[process.argv[2] ?? "start"];
if (!command) {
  process.stderr.write(`Choose one of ${Object.keys(commands).join(", ")}.\n`);
  process.exit(1);
}
requireNode();
await installPackages();
const { register } = await import("tsx/esm/api");
register();
await command(await import("./supervisor/main.ts"));
