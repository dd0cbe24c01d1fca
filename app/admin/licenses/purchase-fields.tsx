"use client";

import { Controller, type UseFormReturn } from "react-hook-form";
import type { z } from "zod";
import { FormRow } from "@/components/form/form-parts";
import { Field, FieldSet } from "@/components/ui/field";
import { Radio } from "@/components/ui/checkbox";
import { DateInput, Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { purchaseFields } from "@/lib/licenses/purchase-schema";
import { PriceField } from "./price-field";

export type PurchaseInput = z.input<typeof purchaseFields>;
type Name = keyof PurchaseInput;

type PurchaseFieldsProps = {
  form: UseFormReturn<PurchaseInput, unknown, PurchaseInput>;
  errorOf(name: Name): string | undefined;
  currency: string;
};

/** What a purchase consists of: the same in a new one and in a correction. */
export function PurchaseFields({ form, errorOf, currency }: PurchaseFieldsProps) {
  const { register, control } = form;
  return (
    <>
      <Field label="Seats" required error={errorOf("seats")}>
        <Input type="number" min={1} className="max-w-[180px]" {...register("seats", { valueAsNumber: true })} />
      </Field>
      <FormRow>
        <Field label="In force from" optional hint="Empty: from the beginning." error={errorOf("startsOn")}>
          <DateInput {...register("startsOn")} />
        </Field>
        <Field label="Last day in force" optional hint="Empty: without an end." error={errorOf("endsOn")}>
          <DateInput {...register("endsOn")} />
        </Field>
      </FormRow>
      <Controller
        control={control}
        name="price"
        render={({ field }) => (
          <PriceField
            value={field.value ?? null}
            onChange={field.onChange}
            currency={currency}
            error={errorOf("price") && "Write an amount such as 1299.00."}
          />
        )}
      />
      <FieldSet legend="The price is">
        <div className="flex flex-wrap gap-x-6">
          <Radio value="TOTAL" label="for all these seats" {...register("priceBasis")} />
          <Radio value="PER_SEAT" label="for one seat" {...register("priceBasis")} />
        </div>
      </FieldSet>
      <FormRow>
        <Field label="Bought on" optional error={errorOf("purchasedOn")}>
          <DateInput {...register("purchasedOn")} />
        </Field>
        <Field label="Supplier" optional error={errorOf("supplier")}>
          <Input {...register("supplier")} />
        </Field>
      </FormRow>
      <FormRow>
        <Field label="Order number" optional error={errorOf("orderNumber")}>
          <Input {...register("orderNumber")} />
        </Field>
        <Field label="Purchase order" optional error={errorOf("purchaseOrder")}>
          <Input {...register("purchaseOrder")} />
        </Field>
      </FormRow>
      <Field label="Note" optional error={errorOf("note")}>
        <Textarea rows={2} {...register("note")} />
      </Field>
    </>
  );
}

export const emptyPurchase: PurchaseInput = {
  seats: 1,
  startsOn: "",
  endsOn: "",
  purchasedOn: "",
  orderNumber: "",
  purchaseOrder: "",
  supplier: "",
  price: null,
  priceBasis: "TOTAL",
  note: "",
};
