"use client";

import { FormRow } from "@/components/form/form-parts";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";

type OrderName = "orderNumber" | "supplier" | "note";
type OrderFieldsProps = { register(name: OrderName): object; errorOf(name: OrderName): string | undefined };

/** What stands on the order, where there is one. */
export function OrderFields({ register, errorOf }: OrderFieldsProps) {
  return (
    <>
      <FormRow>
        <Field label="Order number" optional error={errorOf("orderNumber")}>
          <Input {...register("orderNumber")} />
        </Field>
        <Field label="Supplier" optional error={errorOf("supplier")}>
          <Input {...register("supplier")} />
        </Field>
      </FormRow>
      <Field label="Note" optional error={errorOf("note")}>
        <Textarea rows={2} {...register("note")} />
      </Field>
    </>
  );
}
