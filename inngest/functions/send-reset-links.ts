import { sendResetLinks } from "@/lib/auth/request-password-reset";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import { inngest } from "../client";
import { resetRequested } from "../events";

export const sendRequestedResetLinks = inngest.createFunction(
  { id: "send-reset-links", retries: 5, triggers: [resetRequested] },
  ({ event, step, runId }) =>
    step.run("send", () => sendResetLinks(currentRuntime(), event.data.sealed, `${runId}/send`)),
);
