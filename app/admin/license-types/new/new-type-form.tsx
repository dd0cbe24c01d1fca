"use client";

import { createLicenseTypeAction } from "../actions";
import { TypeForm } from "../type-form";
import { newType } from "../type-input";

export function NewTypeForm() {
  return (
    <TypeForm
      isNew
      values={newType}
      places={{ sites: [], departments: [] }}
      action={createLicenseTypeAction}
      back="/admin/license-types"
    />
  );
}
