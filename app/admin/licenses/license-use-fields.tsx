"use client";

import { useWatch } from "react-hook-form";
import { FormRow, FormSection } from "@/components/form/form-parts";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldSet } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { LicensePart } from "./license-input";

/** Who may ask for it, and what the contract says about it. */
export function LicenseUseFields({ form, errorOf }: LicensePart) {
  const { register, control } = form;
  const ownChain = useWatch({ control, name: "approvalOverride" });
  return (
    <>
      <FormSection title="Licensed to">
        <FormRow>
          <Field label="Person or company" optional error={errorOf("licensedToName")}>
            <Input {...register("licensedToName")} />
          </Field>
          <Field label="Their e-mail" optional error={errorOf("licensedToEmail")}>
            <Input type="email" {...register("licensedToEmail")} />
          </Field>
        </FormRow>
      </FormSection>
      <FormSection title="Requests" detail="Who approves a request for a seat; otherwise as the product says.">
        <Checkbox label="This licence has its own chain of approval" {...register("approvalOverride")} />
        {ownChain ? (
          <FieldSet
            legend="Approved by, in this order"
            error={errorOf("approvalRules")}
            hint="With neither, a request is granted at once."
          >
            <Checkbox value="MANAGER" label="The person's manager" {...register("approvalRules")} />
            <Checkbox value="LICENSE_OWNER" label="The licence's owner" {...register("approvalRules")} />
          </FieldSet>
        ) : null}
      </FormSection>
      <FormSection title="More">
        <Field label="Category" optional error={errorOf("category")}>
          <Input {...register("category")} />
        </Field>
        <Field label="Notes" optional error={errorOf("notes")}>
          <Textarea rows={4} {...register("notes")} />
        </Field>
      </FormSection>
    </>
  );
}
