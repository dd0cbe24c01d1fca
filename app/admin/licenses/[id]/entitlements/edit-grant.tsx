"use client";

import type { z } from "zod";
import { useActionForm } from "@/components/form/use-action-form";
import type { FeatureKind } from "@/lib/db/generated/enums";
import { changeEntitlementInput } from "@/lib/entitlements/schema";
import { changeEntitlementAction } from "./actions";
import { FormDialog } from "./form-dialog";
import { changedDays, type Days } from "./period-days";
import { PeriodForm } from "./period-form";
import { asValue, ValueField } from "./value-field";

export type EditedGrant = {
  id: string;
  version: number;
  name: string;
  kind: FeatureKind;
  unit: string | null;
  value: number | null;
  days: Days;
};

/** Another value or period of what a licence grants. */
export function EditGrant({ grant }: { grant: EditedGrant }) {
  return (
    <FormDialog
      button="Edit"
      buttonLabel={`Edit ${grant.name}`}
      quiet
      title={grant.name}
      description="Clients of the licence see it with their next validation."
    >
      {(close) => <EditGrantForm grant={grant} onDone={close} />}
    </FormDialog>
  );
}

function EditGrantForm({ grant, onDone }: { grant: EditedGrant; onDone(): void }) {
  const edit = useActionForm<z.input<typeof changeEntitlementInput>, unknown>({
    schema: changeEntitlementInput,
    action: ({ entitlementId, version, value, ...days }) =>
      changeEntitlementAction({ entitlementId, version, value, ...changedDays(days, grant.days) }),
    defaultValues: { entitlementId: grant.id, version: grant.version, value: grant.value, ...grant.days },
    done: `${grant.name} is saved.`,
    onDone,
  });
  return (
    <PeriodForm of={edit} verb="Save">
      <ValueField {...grant} error={edit.errorOf("value")} registered={edit.form.register("value", asValue)} />
    </PeriodForm>
  );
}
