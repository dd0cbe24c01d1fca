import { eventType } from "inngest";
import { z } from "zod";
import { personDeparted as departed } from "@/lib/people/person-events";

// What commands emit. The relay adds the organisation, so that a function always knows for whom it acts.
const organizationId = z.string();

export const mailRequested = eventType("mail/requested", { schema: z.object({ organizationId, mailId: z.string() }) });
export const personDeparted = eventType(departed.name, { schema: departed.data });
export const importStarted = eventType("import/started", {
  schema: z.object({
    organizationId,
    importId: z.string(),
    pass: z.int(),
    keep: z.boolean(),
    log: z.boolean().optional(),
  }),
});
export const importUndoStarted = eventType("import/undo-started", {
  schema: z.object({ organizationId, importId: z.string() }),
});
export const seatFreed = eventType("seat/freed", { schema: z.object({ organizationId, licenseId: z.string() }) });

/** Noted for somebody who is not signed in: who it is, is looked up later. */
export const signInRefused = eventType("account/sign-in-refused", { schema: z.object({ sealed: z.string() }) });

/** Asked for by somebody who is not signed in: the organisation is sealed inside with the address. */
export const resetRequested = eventType("account/reset-requested", { schema: z.object({ sealed: z.string() }) });
