"use client";

import type { FieldValues, Path, UseFormReturn } from "react-hook-form";
import { FormRow } from "@/components/form/form-parts";
import { Field } from "@/components/ui/field";
import { DateInput } from "@/components/ui/input";

export type WithPeriod = FieldValues & { startsAt?: string | null; endsAt?: string | null };
type PeriodFieldsProps<Input extends WithPeriod> = {
  form: UseFormReturn<Input, unknown, Input>;
  errorOf(name: Path<Input>): string | undefined;
};

/** From which day to which; empty is at once, and for ever. */
export function PeriodFields<Input extends WithPeriod>({ form, errorOf }: PeriodFieldsProps<Input>) {
  const [from, to] = ["startsAt" as Path<Input>, "endsAt" as Path<Input>];
  return (
    <FormRow>
      <Field label="From" optional hint="Empty: at once." error={errorOf(from)}>
        <DateInput {...form.register(from)} />
      </Field>
      <Field label="Last day" optional hint="Empty: no end." error={errorOf(to)}>
        <DateInput {...form.register(to)} />
      </Field>
    </FormRow>
  );
}
