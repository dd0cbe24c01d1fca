"use client";

import type { z } from "zod";
import { useActionForm } from "@/components/form/use-action-form";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { grantAddOnInput } from "@/lib/entitlements/schema";
import { grantAddOnAction } from "./actions";
import { FormDialog } from "./form-dialog";
import { PeriodForm } from "./period-form";
import { QuantityField } from "./quantity-field";

type GrantAddOnProps = { licenseId: string; choices: readonly { id: string; name: string }[] };

export function GrantAddOn(props: GrantAddOnProps) {
  return (
    <FormDialog
      button="Give an add-on"
      title="Give an add-on"
      description="What was bought beside the licence, as often as it was bought."
    >
      {(close) => <GrantAddOnForm {...props} onDone={close} />}
    </FormDialog>
  );
}

function GrantAddOnForm({ licenseId, choices, onDone }: GrantAddOnProps & { onDone(): void }) {
  const grant = useActionForm<z.input<typeof grantAddOnInput>, { addOn: { name: string } }>({
    schema: grantAddOnInput,
    action: grantAddOnAction,
    defaultValues: { licenseId, addOnId: "", quantity: 1, startsAt: "", endsAt: "" },
    done: ({ addOn }) => `${addOn.name} is given.`,
    onDone,
  });
  const { form, errorOf } = grant;
  return (
    <PeriodForm of={grant} verb="Give">
      <Field label="Add-on" required error={errorOf("addOnId")}>
        <Select
          placeholder="Choose an add-on"
          options={choices.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.register("addOnId")}
        />
      </Field>
      <QuantityField error={errorOf("quantity")} registered={form.register("quantity", { valueAsNumber: true })} />
    </PeriodForm>
  );
}
