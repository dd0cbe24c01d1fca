"use client";

import type { Places } from "../../../license-rules/rule-text";
import { changeLicenseTypeAction } from "../../actions";
import { TypeForm } from "../../type-form";
import type { TypeInput } from "../../type-input";

type EditTypeFormProps = { licenseTypeId: string; version: number; values: TypeInput; places: Places };

export function EditTypeForm({ licenseTypeId, version, values, places }: EditTypeFormProps) {
  return (
    <TypeForm
      isNew={false}
      values={values}
      places={places}
      action={(input) => changeLicenseTypeAction({ ...input, licenseTypeId, version })}
      back={`/admin/license-types/${licenseTypeId}`}
    />
  );
}
