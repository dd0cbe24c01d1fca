"use client";

import { useWatch } from "react-hook-form";
import type { z } from "zod";
import { DateText } from "@/components/date";
import { FormRow } from "@/components/form/form-parts";
import { Field } from "@/components/ui/field";
import { DateInput, Input } from "@/components/ui/input";
import { addMaintenanceInput } from "@/lib/lifecycle/schema";
import { day } from "../../../license-columns";
import { textOrNothing, wholePrice } from "../field-values";
import { addMaintenanceAction, previewMaintenanceAction } from "../lifecycle-actions";
import { Line } from "../preview-panel";
import { AskedPrice } from "../asked-price";
import { PreviewedForm } from "../previewed-form";
import { useLifecycleForm } from "../use-lifecycle-form";
import { usePreview } from "../use-preview";

type Maintenance = z.input<typeof addMaintenanceInput>;

export function MaintenanceForm({ licenseId, name, currency }: { licenseId: string; name: string; currency: string }) {
  const { form, submit, pending, problem, errorOf, back } = useLifecycleForm<Maintenance, { id: string }>(licenseId, {
    schema: addMaintenanceInput,
    action: addMaintenanceAction,
    defaultValues: { licenseId, orderNumber: "" },
    done: `Maintenance of ${name} is added.`,
  });
  const { orderNumber: _order, ...asked } = useWatch({ control: form.control });
  const input: Maintenance = { ...asked, licenseId, price: wholePrice(asked.price) };
  const preview = usePreview(previewMaintenanceAction, addMaintenanceInput.safeParse(input).success ? input : null);
  return (
    <PreviewedForm
      submit={submit}
      problem={problem}
      pending={pending}
      act="Add maintenance"
      back={back}
      preview={preview}
      idle="Fill in the form to see what is bought."
      show={(data) => (
        <>
          <p>
            Every release published from <DateText value={day(data.startsOn)} /> until{" "}
            <DateText value={day(data.endsOn)} /> may be used, for good.
          </p>
          <dl className="mt-2">
            <Line label="Price" amount={data.price} />
          </dl>
        </>
      )}
    >
      <FormRow>
        <Field
          label="First day"
          optional
          hint="After the maintenance that there is, if left empty."
          error={errorOf("startsOn")}
        >
          <DateInput {...form.register("startsOn", { setValueAs: textOrNothing })} />
        </Field>
        <Field label="Last day" optional hint="As long as the licence says, if left empty." error={errorOf("endsOn")}>
          <DateInput {...form.register("endsOn", { setValueAs: textOrNothing })} />
        </Field>
      </FormRow>
      <AskedPrice
        control={form.control}
        name="price"
        label="Price of the whole period"
        currency={currency}
        error={errorOf("price")}
      />
      <Field label="Order number" optional error={errorOf("orderNumber")}>
        <Input {...form.register("orderNumber")} />
      </Field>
    </PreviewedForm>
  );
}
