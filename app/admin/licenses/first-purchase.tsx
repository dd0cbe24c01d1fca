"use client";

import { Controller, useWatch } from "react-hook-form";
import { FormRow, FormSection } from "@/components/form/form-parts";
import { Checkbox, Radio } from "@/components/ui/checkbox";
import { Field, FieldSet } from "@/components/ui/field";
import { DateInput, Input } from "@/components/ui/input";
import type { LicensePart } from "./license-input";
import { PriceField } from "./price-field";
import { emptyPurchase } from "./purchase-fields";

/** The first lot of seats; more can be added later, and each has its own time. */
export function FirstPurchase({ form, errorOf, currency }: LicensePart & { currency: string }) {
  const { register, control, setValue } = form;
  const purchase = useWatch({ control, name: "purchase" });
  const choice = (
    <Checkbox
      label="Record its first purchase now"
      checked={purchase !== null}
      onChange={({ target }) => setValue("purchase", target.checked ? emptyPurchase : null)}
    />
  );
  if (purchase === null) return <FormSection title="First purchase">{choice}</FormSection>;
  return (
    <FormSection title="First purchase" detail="How many seats, and what they cost.">
      {choice}
      <Field label="Seats" required error={errorOf("purchase.seats")}>
        <Input
          type="number"
          min={1}
          className="max-w-[180px]"
          {...register("purchase.seats", { valueAsNumber: true })}
        />
      </Field>
      <FormRow>
        <Field label="In force from" optional hint="Empty: from the beginning." error={errorOf("purchase.startsOn")}>
          <DateInput {...register("purchase.startsOn")} />
        </Field>
        <Field label="Last day in force" optional hint="Empty: without an end." error={errorOf("purchase.endsOn")}>
          <DateInput {...register("purchase.endsOn")} />
        </Field>
      </FormRow>
      <Controller
        control={control}
        name="purchase.price"
        render={({ field }) => <PriceField value={field.value ?? null} onChange={field.onChange} currency={currency} />}
      />
      <FieldSet legend="The price is">
        <div className="flex flex-wrap gap-x-6">
          <Radio value="TOTAL" label="for all these seats" {...register("purchase.priceBasis")} />
          <Radio value="PER_SEAT" label="for one seat" {...register("purchase.priceBasis")} />
        </div>
      </FieldSet>
      <FormRow>
        <Field label="Order number" optional error={errorOf("purchase.orderNumber")}>
          <Input {...register("purchase.orderNumber")} />
        </Field>
        <Field label="Supplier" optional error={errorOf("purchase.supplier")}>
          <Input {...register("purchase.supplier")} />
        </Field>
      </FormRow>
    </FormSection>
  );
}
