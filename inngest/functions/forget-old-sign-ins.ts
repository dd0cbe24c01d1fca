import { cron } from "inngest";
import { forgetSpentSignIns } from "@/lib/auth/forget-spent-sign-ins";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import { inngest } from "../client";

/** Every night, after `prune-durable-work`. */
export const forgetOldSignIns = inngest.createFunction(
  { id: "forget-old-sign-ins", retries: 2, concurrency: { limit: 1 }, triggers: [cron("53 2 * * *")] },
  ({ step }) => step.run("forget", () => forgetSpentSignIns(currentRuntime())),
);
