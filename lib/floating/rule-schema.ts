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

const ruleFields = z.strictObject({
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

type Amounts = { kind: GroupRuleKind; seats: number | null; priority: number | null };

/** What is wrong with how much a rule is: seats are of reservations and caps, a priority of its limit. */
export function wrongAmount({ kind, seats, priority }: Amounts): { field: "seats" | "priority"; why: string } | null {
  const counts = kind === "RESERVATION" || kind === "CAP";
  if (counts && seats === null) return { field: "seats", why: "is needed" };
  if (kind === "RESERVATION" && seats === 0) return { field: "seats", why: "is at least 1" };
  if (!counts && seats !== null) return { field: "seats", why: "is of reservations and caps alone" };
  if (kind === "PRIORITY" && priority === null) return { field: "priority", why: "is needed" };
  if (kind !== "PRIORITY" && priority !== null) return { field: "priority", why: "is of limits of priorities alone" };
  return null;
}

export const createRuleInput = ruleFields.superRefine((rule, check) => {
  const wrong = wrongAmount(rule);
  if (wrong) check.addIssue({ code: "custom", path: [wrong.field], message: wrong.why });
});

export const previewRuleInput = ruleFields
  .pick({ poolId: true, kind: true, groupKind: true, subject: true, seats: true })
  /** The rule that is changed to this; none for a new one. */
  .extend({ ruleId: idField.optional() });

export const changeRuleInput = z
  .strictObject({ seats: seats.nullable(), priority: priority.nullable(), note, startsAt: moment, endsAt: moment })
  .partial()
  .extend({ poolId: idField, ruleId: idField, version: versionField });

/** A change of a rule of one kind, whose amount may not be left empty. */
export const changeRuleInputOf = (kind: GroupRuleKind) =>
  changeRuleInput.superRefine(({ seats = null, priority = null }, check) => {
    const wrong = wrongAmount({ kind, seats, priority });
    if (wrong) check.addIssue({ code: "custom", path: [wrong.field], message: wrong.why });
  });

export const ruleIdInput = z.strictObject({ poolId: idField, ruleId: idField });

export const listRulesInput = pageInput
  .extend({ poolId: idField, kind: z.enum(GroupRuleKind).optional(), ended: z.literal("with").optional() })
  .strict();
