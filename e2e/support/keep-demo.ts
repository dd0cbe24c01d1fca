import { startDemo } from "./demo-for-tests";

/** Runs the browser tests' demo until Ctrl-C, so that `LEASEHOLD_E2E_REUSE=1 npx playwright test` need not start its own. */
const stop = await startDemo();
process.stdout.write("The demo for the browser tests runs. Ctrl-C ends it.\n");
await new Promise<void>((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
});
await stop();
