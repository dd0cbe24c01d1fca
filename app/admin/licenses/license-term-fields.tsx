"use client";

import { Controller, useWatch } from "react-hook-form";
import { FormRow, FormSection } from "@/components/form/form-parts";
import { Field } from "@/components/ui/field";
import { DateInput, Input } from "@/components/ui/input";
import { AxesFields } from "../license-rules/axes-fields";
import { TermRuleFields } from "../license-rules/term-fields";
import { ReferenceField, type Reference } from "../reference-field";
import type { LicensePart } from "./license-input";
import { PriceField } from "./price-field";

type LicenseTermFieldsProps = LicensePart & {
  product?: Reference | null;
  isNew: boolean;
  withRules: boolean;
  currency: string;
};

/** What is licensed, on which two axes, and when. */
export function LicenseTermFields({ form, errorOf, product, isNew, withRules, currency }: LicenseTermFieldsProps) {
  const { register, control } = form;
  const [term, trialStart, maintained, months, days, maintenanceMonths, typeId] = useWatch({
    control,
    name: ["term", "trialStart", "maintained", "durationMonths", "durationDays", "maintenanceMonths", "licenseTypeId"],
  });
  const waits = term === "TRIAL" && trialStart !== "ISSUE";
  const hasLength = (months ?? days ?? null) !== null;
  return (
    <>
      <FormSection title="What">
        <ReferenceField
          form={form}
          name="productId"
          label="Product"
          source="/admin/products/options"
          initial={product}
          error={errorOf("productId")}
          required
        />
        <Field
          label="Name"
          optional={isNew}
          required={!isNew}
          hint={isNew ? "The product's name, unless you give another: “Figma, agency seats”." : undefined}
          error={errorOf("name")}
        >
          <Input
            {...register("name", {
              setValueAs: (value: unknown) =>
                typeof value === "string" && value.trim() !== "" ? value : isNew ? undefined : "",
            })}
          />
        </Field>
        {withRules ? <AxesFields errorOf={errorOf} /> : null}
      </FormSection>
      <FormSection
        title="When"
        detail={waits && isNew ? "The trial has no days yet: it begins when it is first used." : undefined}
      >
        {waits && isNew ? null : (
          <FormRow>
            <Field label="Starts" optional error={errorOf("startsOn")}>
              <DateInput {...register("startsOn")} />
            </Field>
            {term === "PERPETUAL" ? (
              <Field
                label="Maintenance ends"
                optional
                hint={
                  isNew && maintained && maintenanceMonths && typeId
                    ? "Empty: as long as its type buys it for."
                    : undefined
                }
                error={errorOf("maintenanceEndsOn")}
              >
                <DateInput {...register("maintenanceEndsOn")} />
              </Field>
            ) : (
              <Field
                label="Last day"
                required={term === "TRIAL" && !hasLength && !waits}
                optional={term !== "TRIAL" || hasLength || waits}
                hint={isNew && hasLength ? "Empty: as its length says, from its start or from today." : undefined}
                error={errorOf("endsOn")}
              >
                <DateInput {...register("endsOn")} />
              </Field>
            )}
          </FormRow>
        )}
        {withRules ? <TermRuleFields errorOf={errorOf} /> : null}
        {maintained && withRules ? (
          <Controller
            control={control}
            name="maintenancePrice"
            render={({ field }) => (
              <PriceField
                label="Price of maintenance for one seat"
                value={field.value ?? null}
                onChange={field.onChange}
                currency={currency}
              />
            )}
          />
        ) : null}
      </FormSection>
    </>
  );
}
