"use client";

import type { UseFormRegisterReturn } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type QuantityFieldProps = {
  error?: string;
  /** `register("quantity", { valueAsNumber: true })` */
  registered: UseFormRegisterReturn;
};

export function QuantityField({ error, registered }: QuantityFieldProps) {
  return (
    <Field label="How often" required error={error}>
      <Input type="number" min={1} step={1} {...registered} />
    </Field>
  );
}
