"use client";

import type { LicenseTypeDetail } from "@/lib/licenses/read-license-type";
import type { Places } from "../../license-rules/rule-text";
import type { Reference } from "../../reference-field";
import { createLicenseAction } from "../actions";
import { LicenseForm } from "../license-form";
import { newLicense } from "../license-input";

type NewLicenseFormProps = {
  currency: string;
  product: Reference | null;
  type: LicenseTypeDetail | null;
  places: Places;
};

export function NewLicenseForm({ currency, product, type, places }: NewLicenseFormProps) {
  return (
    <LicenseForm
      isNew
      currency={currency}
      back="/admin/licenses"
      values={{ ...newLicense(type), productId: product?.id ?? "" }}
      chosen={{ product }}
      places={places}
      type={type?.name}
      action={createLicenseAction}
    />
  );
}
