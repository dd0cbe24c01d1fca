import { z } from "zod";
import { GroupKind, GroupRuleKind } from "@/lib/db/generated/enums";
import { moment } from "@/lib/entitlements/schema";
import { idField, optionalText, versionField } from "@/lib/kernel/fields";
import { pageInput } from "@/lib/kernel/keyset";
import { mostPoolSeats } from "./pool-schema";

const seats = z
  .int("is a whole number")
  .min(0, "is not less than 0")
  .max(mostPoolSeats, `is at most ${mostPoolSeats.toLocaleString("en")}`);
const priority = z.int("is a whole number").min(0, "is 0 to 100").max(100, "is 0 to 100");
const note = optionalText(500);

export const createRuleInput = z.strictObject({
  poolId: idField,
  kind: z.enum(GroupRuleKind),
  groupKind: z.enum(GroupKind),
  /** Id of a person or department, a project, a pattern of host names with `*`, an address range or a country. */
  subject: z.string().trim().min(1, "is needed").max(256, "is at most 256 characters"),
  /** Of a reservation or a cap. */
  seats: seats.nullable().default(null),
  /** Of a limit of priorities: the highest. */
  priority: priority.nullable().default(null),
  note: note.default(null),
  startsAt: moment.default(null),
  endsAt: moment.default(null),
});

export const changeRuleInput = z
  .strictObject({ seats: seats.nullable(), priority: priority.nullable(), note, startsAt: moment, endsAt: moment })
  .partial()
  .extend({ poolId: idField, ruleId: idField, version: versionField });

export const ruleIdInput = z.strictObject({ poolId: idField, ruleId: idField });

export const listRulesInput = pageInput
  .extend({ poolId: idField, kind: z.enum(GroupRuleKind).optional(), ended: z.literal("with").optional() })
  .strict();
