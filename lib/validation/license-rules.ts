import { dayInWords } from "@/lib/kernel/calendar";
import { graceEndsOn, stateOn, type LicenseState } from "@/lib/licenses/license-state";
import { outlivesItsEnd } from "@/lib/licenses/require-usable";
import type { LicenseCase } from "./facts";
import { ruleOf } from "./verdict-rule";

const isIn = ({ license, today }: LicenseCase, state: LicenseState) => stateOn(license, today) === state;

/** The day after which the licence was no longer good: the end of its grace, where it had any. */
const lastDay = ({ license }: LicenseCase) => graceEndsOn(license) ?? license.endsOn;
const sinceThen = (found: LicenseCase) => {
  const day = lastDay(found);
  return day ? ` on ${dayInWords(day)}` : "";
};

/** Its term and grace are over, and expiry does not leave it in use. */
const isOver = (found: LicenseCase) => isIn(found, "EXPIRED") && !outlivesItsEnd(found.license);

/** The key and the licence themselves, whatever the use. */
export const licenseRules = [
  ruleOf("KEY_REVOKED", ({ key }) => key?.revoked === true && "does not take this key any more: it was revoked"),
  ruleOf("KEY_REPLACED", ({ key }) => key?.replaced === true && "has a newer key: this one was replaced"),
  ruleOf("TERMINATED", (found) =>
    found.license.archivedAt
      ? "is no longer kept: it was archived"
      : isIn(found, "TERMINATED") &&
        (found.license.terminatedAt ? "was terminated" : `was revoked by its expiry${sinceThen(found)}`),
  ),
  ruleOf("SUSPENDED", (found) => isIn(found, "SUSPENDED") && "is suspended"),
  ruleOf(
    "NOT_STARTED",
    (found) =>
      isIn(found, "SCHEDULED") &&
      `starts on ${found.license.startsOn ? dayInWords(found.license.startsOn) : "a later day"}`,
  ),
  ruleOf("TRIAL_ENDED", (found) => {
    if (found.license.term !== "TRIAL") return null;
    if (found.trialUsed) return "is a trial, and this product was tried here before";
    return isOver(found) && `was a trial, which ended${sinceThen(found)}`;
  }),
  ruleOf("EXPIRED", (found) => isOver(found) && `expired${sinceThen(found)}`),
];
