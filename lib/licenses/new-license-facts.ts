import type { z } from "zod";
import { refuseInput } from "@/lib/kernel/refusal";
import { saidIn } from "@/lib/kernel/row-change";
import { defaultRules, rulesOf, type LicenseRules } from "./license-rules-schema";
import type { createLicenseInput } from "./schema";
import { lastDayOf, lengthOf } from "./term-dates";

type Given = Omit<z.output<typeof createLicenseInput>, "purchase" | "name" | "licenseTypeId">;
type Dates = { startsOn: Date | null; endsOn: Date | null; maintenanceEndsOn: Date | null };

/** The rules of a new licence: what is given, else as its type says, else as every licence has it. */
export function newLicenseRules(given: Given, type: LicenseRules | null): LicenseRules {
  const { term = type?.term, allocation = type?.allocation } = given;
  if (!term || !allocation)
    throw refuseInput({
      ...(term ? {} : { term: "is needed where no licence type is named" }),
      ...(allocation ? {} : { allocation: "is needed where no licence type is named" }),
    });
  return rulesOf({ ...defaultRules, ...type, ...saidIn(given), term, allocation });
}

/**
 * The days of a new licence. An end that is not given follows from the length of its term, counted from its start or, where
 * none is given, from today; a trial that begins with its first use has none yet. A licence whose type buys maintenance with
 * it has it from the start.
 */
export function newLicenseDates(given: Given, rules: LicenseRules, isFromType: boolean, today: Date): Dates {
  const waits = rules.term === "TRIAL" && rules.trialStart !== "ISSUE";
  if (waits && given.endsOn) throw refuseInput({ endsOn: "is empty for a trial that begins with its first use" });
  const from = given.startsOn ?? today;
  const length = waits || rules.term === "PERPETUAL" ? null : lengthOf(rules);
  const endsByLength = given.endsOn === undefined && length !== null;
  const buysMaintenance =
    isFromType && given.maintenanceEndsOn === undefined && rules.term === "PERPETUAL" && rules.maintained;
  const maintenance = buysMaintenance && rules.maintenanceMonths !== null ? { months: rules.maintenanceMonths } : null;
  const counts = given.startsOn === undefined && (endsByLength || maintenance !== null);
  return {
    startsOn: counts ? today : (given.startsOn ?? null),
    endsOn: endsByLength ? lastDayOf(from, length) : (given.endsOn ?? null),
    maintenanceEndsOn: maintenance ? lastDayOf(from, maintenance) : (given.maintenanceEndsOn ?? null),
  };
}
