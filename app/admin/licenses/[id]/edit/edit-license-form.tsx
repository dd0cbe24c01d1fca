"use client";

import type { Places } from "../../../license-rules/rule-text";
import { changeLicenseAction } from "../../actions";
import { LicenseForm } from "../../license-form";
import type { Chosen, LicenseInput } from "../../license-input";

type EditLicenseFormProps = {
  licenseId: string;
  version: number;
  currency: string;
  values: LicenseInput;
  chosen: Chosen;
  places: Places;
};

export function EditLicenseForm({ licenseId, version, ...form }: EditLicenseFormProps) {
  return (
    <LicenseForm
      {...form}
      isNew={false}
      back={`/admin/licenses/${licenseId}`}
      action={({ purchase: _none, ...facts }) => changeLicenseAction({ ...facts, licenseId, version })}
    />
  );
}
