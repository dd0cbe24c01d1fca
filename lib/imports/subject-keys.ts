import { createHash } from "node:crypto";
import type { LicenseRecord, PersonReference } from "./records";

/** Names that differ in case, accents' encoding or spaces alone are one. */
export function normalName(name: string): string {
  return name.normalize("NFC").replaceAll(/\s+/g, " ").trim().toLowerCase();
}

export function personKeys(person: PersonReference): string[] {
  const { email, username, employeeNumber, displayName } = person;
  const own = [
    ...(employeeNumber ? [`person/number/${normalName(employeeNumber)}`] : []),
    ...(email ? [`person/email/${normalName(email)}`] : []),
    ...(username ? [`person/username/${normalName(username)}`] : []),
  ];
  // A name alone is a weak key: it counts only where there is nothing else.
  return own.length > 0 || !displayName ? own : [`person/name/${normalName(displayName)}`];
}

/**
 * Which licence a row is about: the vendor's key where there is one; else product, name, order and whom it is licensed
 * to. Hashed, because a vendor's key stands nowhere in the open.
 */
export function licenseKey(record: LicenseRecord): string {
  const { product, name, purchaseOrder, orderNumber, licensedToEmail, licensedToName, vendorKey } = record;
  const parts = vendorKey
    ? ["key", vendorKey.trim(), normalName(product)]
    : [
        "facts",
        ...[product, name, purchaseOrder, orderNumber, licensedToEmail ?? licensedToName].map((part) =>
          normalName(part ?? ""),
        ),
      ];
  return `license/${createHash("sha256").update(JSON.stringify(parts)).digest("hex")}`;
}
