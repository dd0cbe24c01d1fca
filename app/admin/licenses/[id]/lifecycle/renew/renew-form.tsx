"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { Controller, useWatch } from "react-hook-form";
import type { z } from "zod";
import { Form, FormActs, FormProblem, FormRow } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { DateInput, Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { renewInput } from "@/lib/lifecycle/schema";
import { counted } from "../../../license-words";
import { PriceField } from "../../../price-field";
import { previewRenewalAction, renewLicenseAction } from "../lifecycle-actions";
import { numberOrNothing, textOrNothing } from "../field-values";
import { OrderFields } from "../order-fields";
import { PreviewPanel } from "../preview-panel";
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
  const router = useRouter();
  const back = `/admin/licenses/${licenseId}?tab=lifecycle`;
  const { form, submit, pending, problem, errorOf } = useActionForm<Input, { id: string }>({
    schema: renewInput,
    action: renewLicenseAction,
    defaultValues: { licenseId, periods: 1, from, orderNumber: "", supplier: "", note: "" },
    done: `${name} is renewed.`,
    onDone: () => router.push(back),
  });
  const { orderNumber: _order, supplier: _supplier, note: _note, ...asked } = useWatch({ control: form.control });
  const input: Input = { ...asked, licenseId, price: asked.price?.currency ? complete(asked.price) : undefined };
  const ready = renewInput.safeParse(input).success && !(needsEnd && !asked.endsOn);
  const preview = usePreview(previewRenewalAction, ready ? input : null);
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,640px)_minmax(280px,420px)] lg:items-start">
      <Form onSubmit={submit}>
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
        <Controller
          control={form.control}
          name="price"
          render={({ field }) => (
            <PriceField
              label="Price of all of them, for the new term"
              value={field.value ?? null}
              onChange={(price) => field.onChange(price ?? undefined)}
              currency={currency}
              error={errorOf("price.amount") ?? errorOf("price.currency")}
            />
          )}
        />
        <OrderFields register={(field) => form.register(field)} errorOf={errorOf} />
        <FormProblem problem={problem} />
        <FormActs>
          <Button type="submit" variant="primary" pending={pending}>
            {preview.data ? `Renew ${counted(seatsOf(preview.data), "seat")}` : "Renew"}
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
          idle="Fill in the form to see the new term and its cost."
        >
          {preview.data ? <RenewalLines licenseId={licenseId} preview={preview.data} /> : null}
        </PreviewPanel>
      </div>
    </div>
  );
}

const seatsOf = ({ charges }: { charges: { seats: number }[] }) => charges.reduce((sum, line) => sum + line.seats, 0);

/** A price as it is sent: whole, or not at all. */
function complete(price: { amount?: number; currency?: string }) {
  return price.currency && price.amount !== undefined ? { amount: price.amount, currency: price.currency } : undefined;
}
