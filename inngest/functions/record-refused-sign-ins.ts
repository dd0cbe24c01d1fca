import { recordRefusedSignIns } from "@/lib/auth/refused-sign-ins";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import { inngest } from "../client";
import { signInRefused } from "../events";

export const recordRefusedSignInsOfAddress = inngest.createFunction(
  { id: "record-refused-sign-ins", retries: 5, triggers: [signInRefused] },
  ({ event, step, runId }) =>
    step.run("record", () => recordRefusedSignIns(currentRuntime(), event.data.sealed, `${runId}/record`)),
);
