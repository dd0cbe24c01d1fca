"use client";

import { useWatch } from "react-hook-form";
import type { z } from "zod";
import { DateText } from "@/components/date";
import { FormRow } from "@/components/form/form-parts";
import { Field } from "@/components/ui/field";
import { DateInput, Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { convertInput } from "@/lib/lifecycle/schema";
import { day } from "../../../license-columns";
import { counted } from "../../../license-words";
import { DropNote } from "../drop-note";
import { textOrNothing } from "../field-values";
import { convertLicenseAction, previewConversionAction } from "../lifecycle-actions";
import { AskedPrice } from "../asked-price";
import { PreviewedForm } from "../previewed-form";
import { useLifecycleForm } from "../use-lifecycle-form";
import { usePreview } from "../use-preview";

type Conversion = z.input<typeof convertInput>;
type Option = { value: string; label: string };
type ConvertFormProps = {
  licenseId: string;
  name: string;
  today: string;
  currency: string;
  seats: number;
  types: Record<Conversion["term"], Option[]>;
};

const terms = [
  { value: "SUBSCRIPTION", label: "a subscription" },
  { value: "PERPETUAL", label: "a perpetual licence" },
];

export function ConvertForm({ licenseId, name, today, currency, seats, types }: ConvertFormProps) {
  const { form, submit, pending, problem, errorOf, back } = useLifecycleForm<Conversion, { id: string }>(licenseId, {
    schema: convertInput,
    action: convertLicenseAction,
    defaultValues: { licenseId, term: "SUBSCRIPTION", purchase: { seats, startsOn: today, orderNumber: "" } },
    done: `${name} is bought.`,
  });
  const asked = useWatch({ control: form.control });
  const parsed = convertInput.safeParse(asked);
  const preview = usePreview(previewConversionAction, parsed.success ? (asked as Conversion) : null);
  const isSubscription = asked.term !== "PERPETUAL";
  return (
    <PreviewedForm
      submit={submit}
      problem={problem}
      pending={pending}
      act="Convert trial"
      back={back}
      preview={preview}
      idle="Fill in the form to see what becomes of it."
      show={(data) => (
        <>
          <p>
            The trial becomes {isSubscription ? "a subscription" : "a perpetual licence"} from{" "}
            <DateText value={day(data.startsOn)} />
            {data.endsOn ? (
              <>
                {" "}
                until <DateText value={day(data.endsOn)} />
              </>
            ) : (
              ", without an end"
            )}
            , with {counted(data.units.after, data.units.unit)} in place of those of the trial.
          </p>
          <p className="text-muted mt-2">
            It stays the same licence: {counted(data.units.held, data.units.unit)} held, its keys and its settings are
            kept.
          </p>
          <DropNote licenseId={licenseId} units={data.units} />
        </>
      )}
    >
      <FormRow>
        <Field label="It becomes" required error={errorOf("term")}>
          <Select options={terms} {...form.register("term")} />
        </Field>
        <Field
          label="Licence type"
          optional
          hint="Gives it its rules, and its length."
          error={errorOf("licenseTypeId")}
        >
          <Select
            placeholder="keep its own rules"
            options={types[isSubscription ? "SUBSCRIPTION" : "PERPETUAL"]}
            {...form.register("licenseTypeId", { setValueAs: textOrNothing })}
          />
        </Field>
      </FormRow>
      <FormRow>
        <Field label="Bought from" required error={errorOf("purchase.startsOn")}>
          <DateInput {...form.register("purchase.startsOn")} />
        </Field>
        {isSubscription ? (
          <Field label="Last day" optional hint="Not needed with a licence type." error={errorOf("endsOn")}>
            <DateInput {...form.register("endsOn", { setValueAs: textOrNothing })} />
          </Field>
        ) : null}
      </FormRow>
      <FormRow>
        <Field label="Seats" required error={errorOf("purchase.seats")}>
          <Input type="number" min={1} {...form.register("purchase.seats", { valueAsNumber: true })} />
        </Field>
        <Field label="Order number" optional error={errorOf("purchase.orderNumber")}>
          <Input {...form.register("purchase.orderNumber")} />
        </Field>
      </FormRow>
      <AskedPrice
        control={form.control}
        name="purchase.price"
        label="Price of all of them"
        currency={currency}
        error={errorOf("purchase.price")}
      />
    </PreviewedForm>
  );
}
