"use client";

import { createLicenseAction } from "../actions";
import { LicenseForm } from "../license-form";
import { emptyLicense } from "../license-input";
import { emptyPurchase } from "../purchase-fields";
import type { Reference } from "../../reference-field";

export function NewLicenseForm({ currency, product }: { currency: string; product: Reference | null }) {
  return (
    <LicenseForm
      isNew
      currency={currency}
      back="/admin/licenses"
      values={{ ...emptyLicense, productId: product?.id ?? "", purchase: emptyPurchase }}
      chosen={{ product }}
      action={createLicenseAction}
    />
  );
}
