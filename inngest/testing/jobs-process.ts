import { startJobs } from "../start-jobs";
import { quiet } from "./quiet-log";

// Background work in a process of its own, for tests that kill it.
const [databaseUrl = "", inngestUrl = "", signingKey = "", baseUrl] = process.argv.slice(2);
await startJobs({
  databaseUrl,
  inngestUrl,
  signingKey,
  server: baseUrl ? { baseUrl, eventKey: "event-key" } : undefined,
  log: quiet,
});
process.stdout.write("started\n");
