import { refuse } from "@/lib/kernel/refusal";
import type { LockedLicense } from "@/lib/licenses/lock-license";
import { requireUsableByClients } from "@/lib/licenses/require-usable";

/** Refuses a licence under which no machine may be activated on this day, with the code of its state. */
export function requireUsableByMachine(license: LockedLicense, today: Date): void {
  if (license.archivedAt) throw refuse("not-found", { what: "licence" });
  if (license.allocation !== "NODE_LOCKED") {
    const allocation = license.allocation.toLowerCase();
    throw refuse("license-not-node-locked", { license: license.name, allocation });
  }
  requireUsableByClients(license, today);
}
