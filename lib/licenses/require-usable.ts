import type { ExpiryBehavior, LicenseTerm } from "@/lib/db/generated/enums";
import { dayInWords } from "@/lib/kernel/calendar";
import { refuse } from "@/lib/kernel/refusal";
import { stateOn, type LicenseFacts } from "./license-state";

type Facts = LicenseFacts & { name: string; term: LicenseTerm; archivedAt: Date | null };

/** Refuses a licence that client programs may not use on this day, with the code of its state. */
export function requireUsableByClients(license: Facts, today: Date): void {
  if (license.archivedAt) throw refuse("not-found", { what: "licence" });
  const names = { license: license.name };
  switch (stateOn(license, today)) {
    case "TERMINATED":
      throw refuse("license-terminated", names);
    case "SUSPENDED":
      throw refuse("license-suspended", names);
    case "SCHEDULED":
      throw refuse("license-not-started", { ...names, startsOn: inWords(license.startsOn) });
    case "EXPIRED":
      if (outlivesItsEnd(license)) return;
      throw refuse(license.term === "TRIAL" ? "trial-ended" : "license-expired", {
        ...names,
        endedOn: inWords(license.endsOn),
      });
  }
}

/** What was bought may be used after the end: for releases that were published while it ran (MAINTAIN), or as before. */
export function outlivesItsEnd({ term, expiryBehavior }: { term: LicenseTerm; expiryBehavior: ExpiryBehavior }) {
  return term !== "TRIAL" && (expiryBehavior === "MAINTAIN" || expiryBehavior === "ALLOW");
}

const inWords = (day: Date | null) => (day ? dayInWords(day) : null);
