import { z } from "zod";
import { LicenseAllocation, LicenseTerm } from "@/lib/db/generated/enums";
import { licenseStates } from "@/lib/licenses/license-state";
import { count, day, id, money, named, pageOf, text } from "../answer-fields";

const need = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("NOTHING") }),
  z.strictObject({
    kind: z.literal("MAINTENANCE"),
    startsOn: day,
    endsOn: day.nullable(),
    periods: count.nullable().meta({ description: "Null where the length of a period is not known." }),
    cost: money.nullable().meta({ description: "Of all units and periods; null where it is not known." }),
  }),
  z.strictObject({ kind: z.literal("RENEWAL"), endedOn: day }),
  z.strictObject({ kind: z.literal("NEW_LICENSE"), because: z.enum(["VERSION", "CHANNEL"]) }),
]);

const upgradeRow = z.strictObject({
  id,
  name: text,
  product: named,
  term: z.enum(LicenseTerm),
  allocation: z.enum(LicenseAllocation),
  state: z.enum(licenseStates),
  units: count,
  newestAllowed: z.strictObject({ version: text, releasedOn: day }).nullable(),
  need,
});

const target = z.strictObject({
  version: text,
  channel: text,
  publishedOn: day,
  isKnown: z.boolean(),
  isWithdrawn: z.boolean(),
});

export const upgradeSchemas = { UpgradeNeed: need, UpgradeRow: upgradeRow };

export const upgradeAnswers = { "reports.upgrade-eligibility": pageOf(upgradeRow).extend({ target }) };
