"use client";

import { useState } from "react";
import type { z } from "zod";
import { Form, FormProblem } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActs, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import { changeOverrideInput } from "@/lib/entitlements/schema";
import { changeOverrideAction } from "./actions";
import type { EditedGrant } from "./edit-grant";
import { changedDays } from "./period-days";
import { PeriodFields } from "./period-fields";
import { asValue, ValueField } from "./value-field";

type EditedOverride = EditedGrant & { enabled: boolean; reason: string | null };

/** Another value, period or reason of an override, or whether it switches on or off. */
export function EditOverride({ override }: { override: EditedOverride }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="small" variant="ghost" aria-label={`Edit the override for ${override.name}`}>
          Edit
        </Button>
      </DialogTrigger>
      <DialogContent title={override.name} description="It is seen with the next validation.">
        <EditOverrideForm override={override} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function EditOverrideForm({ override, onDone }: { override: EditedOverride; onDone(): void }) {
  const { form, submit, pending, problem, errorOf } = useActionForm<z.input<typeof changeOverrideInput>, unknown>({
    schema: changeOverrideInput,
    action: ({ startsAt, endsAt, ...input }) =>
      changeOverrideAction({ ...input, ...changedDays({ startsAt, endsAt }, override.days) }),
    defaultValues: {
      overrideId: override.id,
      version: override.version,
      enabled: override.enabled,
      value: override.value,
      reason: override.reason ?? "",
      ...override.days,
    },
    done: `The override for ${override.name} is saved.`,
    onDone,
  });
  const enabled = form.watch("enabled") ?? true;
  return (
    <Form onSubmit={submit}>
      <Switch label="On for them" {...form.register("enabled")} defaultChecked={override.enabled} />
      {enabled ? (
        <ValueField
          kind={override.kind}
          unit={override.unit}
          error={errorOf("value")}
          registered={form.register("value", asValue)}
        />
      ) : null}
      <PeriodFields form={form} errorOf={errorOf} />
      <Field label="Reason" optional error={errorOf("reason")}>
        <Input {...form.register("reason")} />
      </Field>
      <FormProblem problem={problem} />
      <DialogActs>
        <Button type="submit" variant="primary" pending={pending}>
          Save
        </Button>
      </DialogActs>
    </Form>
  );
}
