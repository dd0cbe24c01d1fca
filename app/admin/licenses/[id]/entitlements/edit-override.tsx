"use client";

import type { z } from "zod";
import { useActionForm } from "@/components/form/use-action-form";
import { changeOverrideInput } from "@/lib/entitlements/schema";
import { changeOverrideAction } from "./actions";
import type { EditedGrant } from "./edit-grant";
import { FormDialog } from "./form-dialog";
import { OverrideState } from "./override-state";
import { changedDays } from "./period-days";
import { PeriodForm } from "./period-form";
import { asValue, ValueField } from "./value-field";

type EditedOverride = EditedGrant & { enabled: boolean; reason: string | null };

/** Another value, period or reason of an override, or whether it switches on or off. */
export function EditOverride({ override }: { override: EditedOverride }) {
  return (
    <FormDialog
      button="Edit"
      buttonLabel={`Edit the override for ${override.name}`}
      quiet
      title={override.name}
      description="It is seen with the next validation."
    >
      {(close) => <EditOverrideForm override={override} onDone={close} />}
    </FormDialog>
  );
}

function EditOverrideForm({ override, onDone }: { override: EditedOverride; onDone(): void }) {
  const edit = useActionForm<z.input<typeof changeOverrideInput>, unknown>({
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
  const enabled = edit.form.watch("enabled") ?? true;
  return (
    <PeriodForm of={edit} verb="Save" reason="reason">
      <OverrideState enabled={enabled} onChange={(next) => edit.form.setValue("enabled", next)} />
      {enabled ? (
        <ValueField {...override} error={edit.errorOf("value")} registered={edit.form.register("value", asValue)} />
      ) : null}
    </PeriodForm>
  );
}
