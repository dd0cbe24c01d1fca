"use client";

import { changeLicenseAction } from "../../actions";
import { LicenseForm } from "../../license-form";
import type { LicenseInput } from "../../license-input";
import type { Reference } from "../../../reference-field";

type EditLicenseFormProps = {
  licenseId: string;
  version: number;
  currency: string;
  values: LicenseInput;
  chosen: { product: Reference | null; owner: Reference | null; department: Reference | null };
};

export function EditLicenseForm({ licenseId, version, currency, values, chosen }: EditLicenseFormProps) {
  return (
    <LicenseForm
      isNew={false}
      currency={currency}
      back={`/admin/licenses/${licenseId}`}
      values={values}
      chosen={chosen}
      action={({ purchase: _none, ...facts }) => changeLicenseAction({ ...facts, licenseId, version })}
    />
  );
}
