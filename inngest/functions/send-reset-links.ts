import { z } from "zod";
import { sendResetLinks } from "@/lib/auth/request-password-reset";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import { inngest } from "../client";

const requested = z.object({ sealed: z.string() });

export const sendRequestedResetLinks = inngest.createFunction(
  { id: "send-reset-links", retries: 5, triggers: [{ event: "account/reset-requested" }] },
  ({ event, step, runId }) => step.run("send", () => sendResetLinks(currentRuntime(), requested.parse(event.data).sealed, `${runId}/send`)),
);
