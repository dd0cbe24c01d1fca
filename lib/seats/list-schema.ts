import { z } from "zod";
import { SeatSource } from "@/lib/db/generated/enums";
import { idField, searchFilter } from "@/lib/kernel/fields";
import { pageInput } from "@/lib/kernel/keyset";

export const listSeatsInput = pageInput
  .extend({
    q: searchFilter,
    licenseId: idField.optional(),
    person: idField.optional(),
    department: idField.optional(),
    vendor: idField.optional(),
    source: z.enum(SeatSource).optional(),
    /** Held now (as it is unless said), ended, or both. */
    held: z.enum(["now", "ended", "any"]).default("now"),
    /** Held for 60 days or longer, and not used in as long. */
    idle: z.literal("yes").optional(),
    /** Seats with an end. */
    timeBoxed: z.literal("yes").optional(),
  })
  .strict();

export const personSeatsInput = z.strictObject({ personId: idField });
