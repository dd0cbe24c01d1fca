"use client";

import { useWatch } from "react-hook-form";
import { FormRow, FormSection } from "@/components/form/form-parts";
import { Radio } from "@/components/ui/checkbox";
import { Field, FieldSet } from "@/components/ui/field";
import { DateInput, Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { ReferenceField, type Reference } from "../reference-field";
import type { LicensePart } from "./license-input";
import { renewalOptions } from "./license-words";

type LicenseTermFieldsProps = LicensePart & { product?: Reference | null; isNew: boolean };

/** What is licensed, on which two axes, and when. */
export function LicenseTermFields({ form, errorOf, product, isNew }: LicenseTermFieldsProps) {
  const { register, control } = form;
  const term = useWatch({ control, name: "term" });
  const wholeOrNone = { setValueAs: (value: unknown) => (value === "" || value === null ? null : Number(value)) };
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
        <FormRow>
          <FieldSet legend="Allocation" error={errorOf("allocation")}>
            <Radio value="NAMED" label="Named" detail="A seat belongs to a person." {...register("allocation")} />
            <Radio
              value="FLOATING"
              label="Floating"
              detail="Whoever needs it checks one out."
              {...register("allocation")}
            />
            <Radio
              value="NODE_LOCKED"
              label="Node-locked"
              detail="A machine is activated."
              {...register("allocation")}
            />
            <Radio value="SITE" label="Site" detail="Everyone at a place." {...register("allocation")} />
          </FieldSet>
          <FieldSet legend="Term" error={errorOf("term")}>
            <Radio
              value="SUBSCRIPTION"
              label="Subscription"
              detail="Lapses unless it is renewed."
              {...register("term")}
            />
            <Radio value="PERPETUAL" label="Perpetual" detail="Never ends; maintenance may." {...register("term")} />
            <Radio value="TRIAL" label="Trial" detail="Ends, and may be converted." {...register("term")} />
          </FieldSet>
        </FormRow>
      </FormSection>
      <FormSection title="When">
        <FormRow>
          <Field label="Starts" optional error={errorOf("startsOn")}>
            <DateInput {...register("startsOn")} />
          </Field>
          {term === "PERPETUAL" ? (
            <Field label="Maintenance ends" optional error={errorOf("maintenanceEndsOn")}>
              <DateInput {...register("maintenanceEndsOn")} />
            </Field>
          ) : (
            <Field label="Last day" required={term === "TRIAL"} optional={term !== "TRIAL"} error={errorOf("endsOn")}>
              <DateInput {...register("endsOn")} />
            </Field>
          )}
        </FormRow>
        {term === "SUBSCRIPTION" ? (
          <FormRow>
            <Field label="At its end" error={errorOf("renewal")}>
              <Select options={renewalOptions} {...register("renewal")} />
            </Field>
            <Field
              label="Notice period in days"
              optional
              hint="Counted back from the last day."
              error={errorOf("noticeDays")}
            >
              <Input
                type="number"
                min={0}
                max={730}
                className="max-w-[180px]"
                {...register("noticeDays", wholeOrNone)}
              />
            </Field>
          </FormRow>
        ) : null}
      </FormSection>
    </>
  );
}
