"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { Controller, useWatch } from "react-hook-form";
import type { z } from "zod";
import { DateText } from "@/components/date";
import { Form, FormActs, FormProblem, FormRow } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { DateInput, Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { convertInput } from "@/lib/lifecycle/schema";
import { day } from "../../../license-columns";
import { counted } from "../../../license-words";
import { PriceField } from "../../../price-field";
import { DropNote } from "../drop-note";
import { textOrNothing } from "../field-values";
import { convertLicenseAction, previewConversionAction } from "../lifecycle-actions";
import { PreviewPanel } from "../preview-panel";
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
  const router = useRouter();
  const back = `/admin/licenses/${licenseId}?tab=lifecycle`;
  const { form, submit, pending, problem, errorOf } = useActionForm<Conversion, { id: string }>({
    schema: convertInput,
    action: convertLicenseAction,
    defaultValues: { licenseId, term: "SUBSCRIPTION", purchase: { seats, startsOn: today, orderNumber: "" } },
    done: `${name} is bought.`,
    onDone: () => router.push(back),
  });
  const asked = useWatch({ control: form.control });
  const parsed = convertInput.safeParse(asked);
  const preview = usePreview(previewConversionAction, parsed.success ? (asked as Conversion) : null);
  const isSubscription = asked.term !== "PERPETUAL";
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,640px)_minmax(280px,420px)] lg:items-start">
      <Form onSubmit={submit}>
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
        <Controller
          control={form.control}
          name="purchase.price"
          render={({ field }) => (
            <PriceField
              label="Price of all of them"
              value={field.value ?? null}
              onChange={field.onChange}
              currency={currency}
              error={errorOf("purchase.price")}
            />
          )}
        />
        <FormProblem problem={problem} />
        <FormActs>
          <Button type="submit" variant="primary" pending={pending}>
            Convert trial
          </Button>
          <Button asChild variant="ghost">
            <Link href={back}>Cancel</Link>
          </Button>
        </FormActs>
      </Form>
      <div className="lg:mt-5">
        <PreviewPanel
          pending={preview.pending}
          problem={preview.problem}
          idle="Fill in the form to see what becomes of it."
        >
          {preview.data ? (
            <>
              <p>
                The trial becomes {isSubscription ? "a subscription" : "a perpetual licence"} from{" "}
                <DateText value={day(preview.data.startsOn)} />
                {preview.data.endsOn ? (
                  <>
                    {" "}
                    until <DateText value={day(preview.data.endsOn)} />
                  </>
                ) : (
                  ", without an end"
                )}
                , with {counted(preview.data.units.after, "seat")} in place of those of the trial.
              </p>
              <p className="text-muted mt-2">
                It stays the same licence: {counted(preview.data.units.held, "unit")} held, its keys and its settings
                are kept.
              </p>
              <DropNote licenseId={licenseId} units={preview.data.units} />
            </>
          ) : null}
        </PreviewPanel>
      </div>
    </div>
  );
}
