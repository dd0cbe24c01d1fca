"use client";

import { useWatch } from "react-hook-form";
import type { z } from "zod";
import { FormRow } from "@/components/form/form-parts";
import { Field } from "@/components/ui/field";
import { DateInput, Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { changePlanInput } from "@/lib/lifecycle/schema";
import { changePlanAction, previewPlanChangeAction } from "../lifecycle-actions";
import { numberOrNothing, textOrNothing, wholePrice } from "../field-values";
import { OrderFields } from "../order-fields";
import { AskedPrice } from "../asked-price";
import { PreviewedForm } from "../previewed-form";
import { useLifecycleForm } from "../use-lifecycle-form";
import { usePreview } from "../use-preview";
import { ProrationLines } from "./proration-lines";

type Plan = z.input<typeof changePlanInput>;
type Option = { value: string; label: string };
type ChangePlanFormProps = { licenseId: string; name: string; effectiveOn: string; currency: string; types: Option[] };

export function ChangePlanForm({ licenseId, name, effectiveOn, currency, types }: ChangePlanFormProps) {
  const { form, submit, pending, problem, errorOf, back } = useLifecycleForm<Plan, { id: string }>(licenseId, {
    schema: changePlanInput,
    action: changePlanAction,
    defaultValues: { licenseId, effectiveOn, orderNumber: "", supplier: "", note: "" },
    done: `The plan of ${name} is changed.`,
  });
  const { orderNumber: _order, supplier: _supplier, note: _note, ...asked } = useWatch({ control: form.control });
  const input: Plan = { ...asked, licenseId, price: wholePrice(asked.price) };
  const preview = usePreview(previewPlanChangeAction, changePlanInput.safeParse(input).success ? input : null);
  return (
    <PreviewedForm
      submit={submit}
      problem={problem}
      pending={pending}
      act="Change plan"
      back={back}
      preview={preview}
      idle="Give a number of seats, a price or a licence type to see what it costs, line by line."
      show={(data) => <ProrationLines licenseId={licenseId} preview={data} />}
    >
      <FormRow>
        <Field label="First day of the new plan" required error={errorOf("effectiveOn")}>
          <DateInput {...form.register("effectiveOn", { setValueAs: textOrNothing })} />
        </Field>
        <Field label="Seats" optional hint="As many as now, if left empty." error={errorOf("seats")}>
          <Input type="number" min={1} {...form.register("seats", { setValueAs: numberOrNothing })} />
        </Field>
      </FormRow>
      <AskedPrice
        control={form.control}
        name="price"
        label="Price of all seats, for a whole period"
        currency={currency}
        error={errorOf("price.amount") ?? errorOf("price.currency")}
      />
      <Field label="Licence type" optional hint="Its rules hold at once." error={errorOf("licenseTypeId")}>
        <Select
          placeholder="as it is"
          options={types}
          {...form.register("licenseTypeId", { setValueAs: textOrNothing })}
        />
      </Field>
      <OrderFields register={(field) => form.register(field)} errorOf={errorOf} />
    </PreviewedForm>
  );
}
