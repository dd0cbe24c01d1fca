"use client";

import { useState } from "react";
import type { z } from "zod";
import { Form, FormProblem } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActs, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { changeLicenseAddOnInput } from "@/lib/entitlements/schema";
import { changeLicenseAddOnAction } from "./actions";
import { changedDays } from "./period-days";
import { PeriodFields } from "./period-fields";

type EditedAddOn = {
  id: string;
  version: number;
  name: string;
  quantity: number;
  days: { startsAt: string; endsAt: string };
};

/** Another quantity or period of an add-on that a licence has. */
export function EditAddOn({ addOn }: { addOn: EditedAddOn }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="small" variant="ghost" aria-label={`Edit ${addOn.name}`}>
          Edit
        </Button>
      </DialogTrigger>
      <DialogContent title={addOn.name} description="Clients of the licence see it with their next validation.">
        <EditAddOnForm addOn={addOn} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function EditAddOnForm({ addOn, onDone }: { addOn: EditedAddOn; onDone(): void }) {
  const { form, submit, pending, problem, errorOf } = useActionForm<z.input<typeof changeLicenseAddOnInput>, unknown>({
    schema: changeLicenseAddOnInput,
    action: ({ licenseAddOnId, version, quantity, ...days }) =>
      changeLicenseAddOnAction({ licenseAddOnId, version, quantity, ...changedDays(days, addOn.days) }),
    defaultValues: { licenseAddOnId: addOn.id, version: addOn.version, quantity: addOn.quantity, ...addOn.days },
    done: `${addOn.name} is saved.`,
    onDone,
  });
  return (
    <Form onSubmit={submit}>
      <Field label="How often" required error={errorOf("quantity")}>
        <Input type="number" min={1} step={1} {...form.register("quantity", { valueAsNumber: true })} />
      </Field>
      <PeriodFields form={form} errorOf={errorOf} />
      <FormProblem problem={problem} />
      <DialogActs>
        <Button type="submit" variant="primary" pending={pending}>
          Save
        </Button>
      </DialogActs>
    </Form>
  );
}
