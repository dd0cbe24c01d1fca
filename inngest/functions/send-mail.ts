import { currentRuntime } from "@/lib/kernel/default-runtime";
import { sendMail } from "@/lib/notifications/send-mail";
import { inngest } from "../client";
import { mailRequested } from "../events";

export const sendRequestedMail = inngest.createFunction(
  { id: "send-mail", retries: 15, triggers: [mailRequested], concurrency: { limit: 10 } },
  ({ event, step }) => step.run("send", () => sendMail(currentRuntime(), event.data)),
);
