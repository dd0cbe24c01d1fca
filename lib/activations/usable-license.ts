import { dayInWords } from "@/lib/kernel/calendar";
import { refuse } from "@/lib/kernel/refusal";
import { stateOn } from "@/lib/licenses/license-state";
import type { LockedLicense } from "@/lib/licenses/lock-license";

/** Refuses a licence under which no machine may be activated on this day, with the code of its state. */
export function requireUsableByMachine(license: LockedLicense, today: Date): void {
  if (license.archivedAt) throw refuse("not-found", { what: "licence" });
  if (license.allocation !== "NODE_LOCKED") {
    const allocation = license.allocation.toLowerCase();
    throw refuse("license-not-node-locked", { license: license.name, allocation });
  }
  const names = { license: license.name };
  switch (stateOn(license, today)) {
    case "TERMINATED":
      throw refuse("license-terminated", names);
    case "SUSPENDED":
      throw refuse("license-suspended", names);
    case "SCHEDULED":
      throw refuse("license-not-started", { ...names, startsOn: inWords(license.startsOn) });
    case "EXPIRED":
      if (goesOn(license)) return;
      throw refuse(license.term === "TRIAL" ? "trial-ended" : "license-expired", {
        ...names,
        endedOn: inWords(license.endsOn),
      });
  }
}

/** What was bought may be used after the end: for releases that were published while it ran (MAINTAIN), or as before. */
const goesOn = ({ term, expiryBehavior }: LockedLicense) =>
  term !== "TRIAL" && (expiryBehavior === "MAINTAIN" || expiryBehavior === "ALLOW");

const inWords = (day: Date | null) => (day ? dayInWords(day) : null);
