import { Inngest } from "inngest";
import { log } from "@/lib/kernel/log";

/**
 * Signed requests alone are served, in development too; the keys come from the environment. Checkpointing is off:
 * a step's result is then always an answer to the caller, whichever engine that is.
 */
export const inngest = new Inngest({ id: "leasehold", isDev: false, checkpointing: false, logger: log });
