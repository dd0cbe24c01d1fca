import { isDemoRunning, startDemo } from "./demo-for-tests";

/** Before all tests: a demo of their own, or with `LEASEHOLD_E2E_REUSE=1` the one that `keep-demo.ts` runs. */
export default async function beforeAllTests(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.LEASEHOLD_E2E_REUSE === "1" && (await isDemoRunning())) return undefined;
  return startDemo();
}
