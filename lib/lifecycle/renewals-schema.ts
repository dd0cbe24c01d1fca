import { z } from "zod";
import { LicenseRenewal, LicenseTerm } from "@/lib/db/generated/enums";
import { idField, searchFilter } from "@/lib/kernel/fields";
import { pageInput } from "@/lib/kernel/keyset";

export const listRenewalsInput = pageInput
  .extend({
    q: searchFilter,
    vendor: idField.optional(),
    owner: idField.optional(),
    term: z.enum(LicenseTerm).optional(),
    renewal: z.enum(LicenseRenewal).optional(),
    /** Ends within so many days, or is in grace. */
    within: z.coerce.number().int().min(1).max(3_650).default(90),
    /** Only those of which notice is due, or whose day for it has passed. */
    notice: z.literal("yes").optional(),
  })
  .strict();
