"use client";

import type { Places } from "../../license-rules/rule-text";
import { createLicenseTypeAction } from "../actions";
import { TypeForm } from "../type-form";
import { newType } from "../type-input";

export function NewTypeForm({ places }: { places: Places }) {
  return (
    <TypeForm isNew values={newType} places={places} action={createLicenseTypeAction} back="/admin/license-types" />
  );
}
