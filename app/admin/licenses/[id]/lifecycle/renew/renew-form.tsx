"use client";

import { useWatch } from "react-hook-form";
import type { z } from "zod";
import { FormRow } from "@/components/form/form-parts";
import { Field } from "@/components/ui/field";
import { DateInput, Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { renewInput } from "@/lib/lifecycle/schema";
import { counted } from "../../../license-words";
import { previewRenewalAction, renewLicenseAction } from "../lifecycle-actions";
import { numberOrNothing, textOrNothing, wholePrice } from "../field-values";
import { OrderFields } from "../order-fields";
import { AskedPrice } from "../asked-price";
import { PreviewedForm } from "../previewed-form";
import { useLifecycleForm } from "../use-lifecycle-form";
import { usePreview } from "../use-preview";
import { RenewalLines } from "./renewal-lines";

type Input = z.input<typeof renewInput>;
type RenewFormProps = {
  licenseId: string;
  name: string;
  from: NonNullable<Input["from"]>;
  currency: string;
  needsEnd: boolean;
};

const bases = [
  { value: "EXPIRY", label: "the day after the last one" },
  { value: "NOW", label: "today" },
  { value: "NOW_IF_EXPIRED", label: "today, if it has ended" },
];

export function RenewForm({ licenseId, name, from, currency, needsEnd }: RenewFormProps) {
  const { form, submit, pending, problem, errorOf, back } = useLifecycleForm<Input, { id: string }>(licenseId, {
    schema: renewInput,
    action: renewLicenseAction,
    defaultValues: { licenseId, periods: 1, from, orderNumber: "", supplier: "", note: "" },
    done: `${name} is renewed.`,
  });
  const { orderNumber: _order, supplier: _supplier, note: _note, ...asked } = useWatch({ control: form.control });
  const input: Input = { ...asked, licenseId, price: wholePrice(asked.price) };
  const ready = renewInput.safeParse(input).success && !(needsEnd && !asked.endsOn);
  const preview = usePreview(previewRenewalAction, ready ? input : null);
  return (
    <PreviewedForm
      submit={submit}
      problem={problem}
      pending={pending}
      act={preview.data ? `Renew ${counted(seatsOf(preview.data), "seat")}` : "Renew"}
      back={back}
      preview={preview}
      idle="Fill in the form to see the new term and its cost."
      show={(data) => <RenewalLines licenseId={licenseId} preview={data} />}
    >
      <FormRow>
        <Field
          label="Periods"
          error={errorOf("periods")}
          hint={needsEnd ? "How long a period is, is not known: give the last day." : undefined}
        >
          <Input type="number" min={1} {...form.register("periods", { valueAsNumber: true })} />
        </Field>
        <Field
          label="Last day"
          optional={!needsEnd}
          required={needsEnd}
          hint="In place of a number of periods."
          error={errorOf("endsOn")}
        >
          <DateInput {...form.register("endsOn", { setValueAs: textOrNothing })} />
        </Field>
      </FormRow>
      <FormRow>
        <Field label="Counts from" error={errorOf("from")}>
          <Select options={bases} {...form.register("from")} />
        </Field>
        <Field label="Seats" optional hint="As many as end with the term, if left empty." error={errorOf("seats")}>
          <Input type="number" min={1} {...form.register("seats", { setValueAs: numberOrNothing })} />
        </Field>
      </FormRow>
      <AskedPrice
        control={form.control}
        name="price"
        label="Price of all of them, for the new term"
        currency={currency}
        error={errorOf("price.amount") ?? errorOf("price.currency")}
      />
      <OrderFields register={(field) => form.register(field)} errorOf={errorOf} />
    </PreviewedForm>
  );
}

const seatsOf = ({ charges }: { charges: { seats: number }[] }) => charges.reduce((sum, line) => sum + line.seats, 0);
