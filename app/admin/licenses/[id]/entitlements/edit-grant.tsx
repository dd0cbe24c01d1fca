"use client";

import { useState } from "react";
import type { z } from "zod";
import { Form, FormProblem } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActs, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import type { FeatureKind } from "@/lib/db/generated/enums";
import { changeEntitlementInput } from "@/lib/entitlements/schema";
import { changeEntitlementAction } from "./actions";
import { changedDays } from "./period-days";
import { PeriodFields } from "./period-fields";
import { asValue, ValueField } from "./value-field";

export type EditedGrant = {
  id: string;
  version: number;
  name: string;
  kind: FeatureKind;
  unit: string | null;
  value: number | null;
  days: { startsAt: string; endsAt: string };
};

/** Another value or period of what a licence grants. */
export function EditGrant({ grant }: { grant: EditedGrant }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="small" variant="ghost" aria-label={`Edit ${grant.name}`}>
          Edit
        </Button>
      </DialogTrigger>
      <DialogContent title={grant.name} description="Clients of the licence see it with their next validation.">
        <EditGrantForm grant={grant} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function EditGrantForm({ grant, onDone }: { grant: EditedGrant; onDone(): void }) {
  const { form, submit, pending, problem, errorOf } = useActionForm<z.input<typeof changeEntitlementInput>, unknown>({
    schema: changeEntitlementInput,
    action: ({ entitlementId, version, value, ...days }) =>
      changeEntitlementAction({ entitlementId, version, value, ...changedDays(days, grant.days) }),
    defaultValues: { entitlementId: grant.id, version: grant.version, value: grant.value, ...grant.days },
    done: `${grant.name} is saved.`,
    onDone,
  });
  return (
    <Form onSubmit={submit}>
      <ValueField
        kind={grant.kind}
        unit={grant.unit}
        error={errorOf("value")}
        registered={form.register("value", asValue)}
      />
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
