import { generateClient } from "./generate-client";
import { runCommand } from "./run-command";

await runCommand(async () => {
  const changed = await generateClient(process.cwd());
  return changed ? "The database client was generated." : "The database client is up to date.";
});
