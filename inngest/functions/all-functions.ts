import { pruneDurableWork } from "./prune-durable-work";
import { sendRequestedMail } from "./send-mail";
import { serveWaitlistOfLicense } from "./serve-waitlist";

/** Everything that /api/inngest declares. */
export const allFunctions = [pruneDurableWork, sendRequestedMail, serveWaitlistOfLicense];
