import { applyLicense } from "./apply-license";
import { applyPerson } from "./apply-person";
import { applySeatRow } from "./apply-seat";
import type { Applying } from "./applying";
import type { Intent } from "./interpret-row";
import { licenseKey, personKeys } from "./subject-keys";

export async function applyRow(applying: Applying, intent: Intent): Promise<void> {
  switch (intent.kind) {
    case "people":
      return applyPerson(applying, intent.record);
    case "licenses":
      return applyLicense(applying, intent.record);
    case "seats":
      return applySeatRow(applying, intent.record);
  }
}

/** Under which keys earlier rows of the file may have brought the row's main subject in. */
export function subjectKeysOf(intent: Intent): string[] {
  switch (intent.kind) {
    case "people":
      return personKeys(intent.record);
    case "licenses":
      return [licenseKey(intent.record)];
    case "seats":
      return [];
  }
}
