"use client";

import { FormRow, FormSection } from "@/components/form/form-parts";
import { ReferenceField } from "../reference-field";
import type { Chosen, LicensePart } from "./license-input";

/** Whose licence it is. */
export function LicenseResponsible({ form, errorOf, chosen }: LicensePart & { chosen: Chosen }) {
  return (
    <FormSection title="Responsible">
      <ReferenceField
        form={form}
        name="ownerId"
        label="Owner"
        source="/admin/people/options"
        initial={chosen.owner}
        hint="Decides requests where the licence's owner is asked."
        error={errorOf("ownerId")}
      />
      <FormRow>
        <ReferenceField
          form={form}
          name="departmentId"
          label="Department"
          source="/admin/departments/options"
          initial={chosen.department}
          error={errorOf("departmentId")}
        />
        <ReferenceField
          form={form}
          name="siteId"
          label="Site"
          source="/admin/sites/options"
          initial={chosen.site}
          error={errorOf("siteId")}
        />
      </FormRow>
    </FormSection>
  );
}
