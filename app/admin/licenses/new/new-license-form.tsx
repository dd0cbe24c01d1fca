"use client";

import type { LicenseTypeDetail } from "@/lib/licenses/read-license-type";
import type { Reference } from "../../reference-field";
import { createLicenseAction } from "../actions";
import { LicenseForm } from "../license-form";
import { newLicense } from "../license-input";

type NewLicenseFormProps = { currency: string; product: Reference | null; type: LicenseTypeDetail | null };

export function NewLicenseForm({ currency, product, type }: NewLicenseFormProps) {
  return (
    <LicenseForm
      isNew
      currency={currency}
      back="/admin/licenses"
      values={{ ...newLicense(type), productId: product?.id ?? "" }}
      chosen={{ product }}
      places={type?.restrictedTo ?? { sites: [], departments: [] }}
      type={type?.name}
      action={createLicenseAction}
    />
  );
}
