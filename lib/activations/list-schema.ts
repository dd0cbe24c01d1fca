import { z } from "zod";
import { MachineKind, MoveStatus } from "@/lib/db/generated/enums";
import { idField, searchFilter } from "@/lib/kernel/fields";
import { pageInput } from "@/lib/kernel/keyset";

export const listActivationsInput = pageInput
  .extend({
    q: searchFilter,
    licenseId: idField.optional(),
    person: idField.optional(),
    vendor: idField.optional(),
    platform: z.string().trim().max(100).optional(),
    kind: z.enum(MachineKind).optional(),
    /** `held`: not ended (as it is unless said); of these `active` and, whose heartbeat stopped, `dead`. */
    state: z.enum(["held", "active", "dead", "ended", "any"]).default("held"),
    /** Allowed beyond the capacity. */
    overage: z.literal("yes").optional(),
  })
  .strict();

export const listMovesInput = pageInput
  .extend({ licenseId: idField.optional(), status: z.enum(MoveStatus).optional() })
  .strict();
