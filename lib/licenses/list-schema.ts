import { z } from "zod";
import { LicenseAllocation, LicenseTerm } from "@/lib/db/generated/enums";
import { archivedFilter, idField, searchFilter } from "@/lib/kernel/fields";
import { pageInput } from "@/lib/kernel/keyset";
import { licenseStates } from "./license-state";

const yes = z.literal("yes").optional();

export const listLicensesInput = pageInput
  .extend({
    q: searchFilter,
    vendor: idField.optional(),
    product: idField.optional(),
    licenseType: idField.optional(),
    term: z.enum(LicenseTerm).optional(),
    allocation: z.enum(LicenseAllocation).optional(),
    state: z.enum(licenseStates).optional(),
    owner: idField.optional(),
    department: idField.optional(),
    /** More seats held than are bought. */
    oversubscribed: yes,
    /** Nobody can get a seat, and people wait. */
    waiting: yes,
    /** Has seats that are idle. */
    idle: yes,
    /** Ends within so many days. */
    ending: z.coerce.number().int().min(1).max(3_650).optional(),
    expiringWithin: z.coerce.number().int().min(1).max(3_650).optional(),
    /** Notice is due. */
    notice: yes,
    archived: archivedFilter,
  })
  .strict();

export const listPurchasesInput = pageInput.extend({ licenseId: idField, archived: archivedFilter }).strict();
