"use client";

import type { ReactNode } from "react";
import type { Path, UseFormReturn } from "react-hook-form";
import type { Problem } from "@/components/form/action-result";
import { Form, FormProblem } from "@/components/form/form-parts";
import { Button } from "@/components/ui/button";
import { DialogActs } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PeriodFields, type WithPeriod } from "./period-fields";

type PeriodFormProps<Input extends WithPeriod> = {
  /** What `useActionForm` answers. */
  of: {
    form: UseFormReturn<Input, unknown, Input>;
    submit(event?: React.BaseSyntheticEvent): Promise<void>;
    pending: boolean;
    problem: Problem | null;
    errorOf(name: Path<Input>): string | undefined;
  };
  verb: string;
  /** The name of the field that holds a reason, where one is asked for. */
  reason?: Path<Input>;
  children: ReactNode;
};

/** What is granted, then for how long, and the button: the form of everything that is granted to a licence. */
export function PeriodForm<Input extends WithPeriod>({ of, verb, reason, children }: PeriodFormProps<Input>) {
  const { form, submit, pending, problem, errorOf } = of;
  return (
    <Form onSubmit={submit}>
      {children}
      <PeriodFields form={form} errorOf={errorOf} />
      {reason ? (
        <Field label="Reason" optional error={errorOf(reason)}>
          <Input {...form.register(reason)} />
        </Field>
      ) : null}
      <FormProblem problem={problem} />
      <DialogActs>
        <Button type="submit" variant="primary" pending={pending}>
          {verb}
        </Button>
      </DialogActs>
    </Form>
  );
}
