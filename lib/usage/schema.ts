import { z } from "zod";
import { idField } from "@/lib/kernel/fields";

const signal = z
  .strictObject({
    personId: idField.optional(),
    email: z.string().trim().toLowerCase().max(254).optional(),
    productId: idField,
    /** The day of use; today, where it is left out. */
    day: z.iso.date("is a date such as 2027-03-12").optional(),
    source: z.string().trim().min(1, "is needed").max(60),
    uses: z.int().min(1).max(1_000_000).default(1),
  })
  .refine(({ personId, email }) => (personId === undefined) !== (email === undefined), {
    path: ["personId"],
    error: "give either personId or email",
  });

export const recordUsageInput = z.strictObject({
  signals: z.array(signal).min(1, "is empty").max(1_000, "is at most 1,000 signals at a time"),
});
export type UsageSignal = z.output<typeof signal>;
