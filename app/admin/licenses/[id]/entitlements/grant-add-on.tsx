"use client";

import { useState } from "react";
import type { z } from "zod";
import { Form, FormProblem } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActs, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { grantAddOnInput } from "@/lib/entitlements/schema";
import { grantAddOnAction } from "./actions";
import { PeriodFields } from "./period-fields";

type GrantAddOnProps = { licenseId: string; choices: readonly { id: string; name: string }[] };

export function GrantAddOn(props: GrantAddOnProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="small">Give an add-on</Button>
      </DialogTrigger>
      <DialogContent
        title="Give an add-on"
        description="What was bought beside the licence, as often as it was bought."
      >
        <GrantAddOnForm {...props} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function GrantAddOnForm({ licenseId, choices, onDone }: GrantAddOnProps & { onDone(): void }) {
  const { form, submit, pending, problem, errorOf } = useActionForm<
    z.input<typeof grantAddOnInput>,
    { addOn: { name: string } }
  >({
    schema: grantAddOnInput,
    action: grantAddOnAction,
    defaultValues: { licenseId, addOnId: "", quantity: 1, startsAt: "", endsAt: "" },
    done: ({ addOn }) => `${addOn.name} is given.`,
    onDone,
  });
  return (
    <Form onSubmit={submit}>
      <Field label="Add-on" required error={errorOf("addOnId")}>
        <Select
          placeholder="Choose an add-on"
          options={choices.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.register("addOnId")}
        />
      </Field>
      <Field label="How often" required error={errorOf("quantity")}>
        <Input type="number" min={1} step={1} {...form.register("quantity", { valueAsNumber: true })} />
      </Field>
      <PeriodFields form={form} errorOf={errorOf} />
      <FormProblem problem={problem} />
      <DialogActs>
        <Button type="submit" variant="primary" pending={pending}>
          Give
        </Button>
      </DialogActs>
    </Form>
  );
}
