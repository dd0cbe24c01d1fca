import { eventType } from "inngest";
import { z } from "zod";

// What commands emit. The relay adds the organisation, so that a function always knows for whom it acts.
const organizationId = z.string();

export const mailRequested = eventType("mail/requested", { schema: z.object({ organizationId, mailId: z.string() }) });
export const seatFreed = eventType("seat/freed", { schema: z.object({ organizationId, licenseId: z.string() }) });
