"use client";

import type { z } from "zod";
import { useActionForm } from "@/components/form/use-action-form";
import { changeLicenseAddOnInput } from "@/lib/entitlements/schema";
import { changeLicenseAddOnAction } from "./actions";
import { FormDialog } from "./form-dialog";
import { changedDays, type Days } from "./period-days";
import { PeriodForm } from "./period-form";
import { QuantityField } from "./quantity-field";

type EditedAddOn = { id: string; version: number; name: string; quantity: number; days: Days };

/** Another quantity or period of an add-on that a licence has. */
export function EditAddOn({ addOn }: { addOn: EditedAddOn }) {
  return (
    <FormDialog
      button="Edit"
      buttonLabel={`Edit ${addOn.name}`}
      quiet
      title={addOn.name}
      description="Clients of the licence see it with their next validation."
    >
      {(close) => <EditAddOnForm addOn={addOn} onDone={close} />}
    </FormDialog>
  );
}

function EditAddOnForm({ addOn, onDone }: { addOn: EditedAddOn; onDone(): void }) {
  const edit = useActionForm<z.input<typeof changeLicenseAddOnInput>, unknown>({
    schema: changeLicenseAddOnInput,
    action: ({ licenseAddOnId, version, quantity, ...days }) =>
      changeLicenseAddOnAction({ licenseAddOnId, version, quantity, ...changedDays(days, addOn.days) }),
    defaultValues: { licenseAddOnId: addOn.id, version: addOn.version, quantity: addOn.quantity, ...addOn.days },
    done: `${addOn.name} is saved.`,
    onDone,
  });
  return (
    <PeriodForm of={edit} verb="Save">
      <QuantityField
        error={edit.errorOf("quantity")}
        registered={edit.form.register("quantity", { valueAsNumber: true })}
      />
    </PeriodForm>
  );
}
