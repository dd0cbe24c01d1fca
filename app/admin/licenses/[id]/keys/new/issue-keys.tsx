"use client";

import { useState } from "react";
import type { LicenseKeyKind } from "@/lib/db/generated/enums";
import { IssueKeysForm, type FormLicense } from "./issue-keys-form";
import { IssuedKeys } from "./issued-keys";

export type Issued = { kind: LicenseKeyKind; items: { id: string; key: string }[] };

/** The form, and after it what it made. */
export function IssueKeys(license: FormLicense & { licenseName: string }) {
  const [issued, setIssued] = useState<Issued | null>(null);
  if (!issued) return <IssueKeysForm {...license} onIssued={setIssued} />;
  return (
    <IssuedKeys
      issued={issued}
      licenseId={license.licenseId}
      licenseName={license.licenseName}
      again={() => setIssued(null)}
    />
  );
}
