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
import { changePlanInput } from "@/lib/lifecycle/schema";
import { PriceField } from "../../../price-field";
import { changePlanAction, previewPlanChangeAction } from "../lifecycle-actions";
import { numberOrNothing, textOrNothing } from "../field-values";
import { OrderFields } from "../order-fields";
import { PreviewPanel } from "../preview-panel";
import { usePreview } from "../use-preview";
import { ProrationLines } from "./proration-lines";

type Plan = z.input<typeof changePlanInput>;
type Option = { value: string; label: string };
type ChangePlanFormProps = { licenseId: string; name: string; effectiveOn: string; currency: string; types: Option[] };

export function ChangePlanForm({ licenseId, name, effectiveOn, currency, types }: ChangePlanFormProps) {
  const router = useRouter();
  const back = `/admin/licenses/${licenseId}?tab=lifecycle`;
  const { form, submit, pending, problem, errorOf } = useActionForm<Plan, { id: string }>({
    schema: changePlanInput,
    action: changePlanAction,
    defaultValues: { licenseId, effectiveOn, orderNumber: "", supplier: "", note: "" },
    done: `The plan of ${name} is changed.`,
    onDone: () => router.push(back),
  });
  const { orderNumber: _order, supplier: _supplier, note: _note, ...asked } = useWatch({ control: form.control });
  const { amount, currency: of } = asked.price ?? {};
  const input: Plan = { ...asked, licenseId, price: of && amount !== undefined ? { amount, currency: of } : undefined };
  const preview = usePreview(previewPlanChangeAction, changePlanInput.safeParse(input).success ? input : null);
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,640px)_minmax(280px,420px)] lg:items-start">
      <Form onSubmit={submit}>
        <FormRow>
          <Field label="First day of the new plan" required error={errorOf("effectiveOn")}>
            <DateInput {...form.register("effectiveOn", { setValueAs: textOrNothing })} />
          </Field>
          <Field label="Seats" optional hint="As many as now, if left empty." error={errorOf("seats")}>
            <Input type="number" min={1} {...form.register("seats", { setValueAs: numberOrNothing })} />
          </Field>
        </FormRow>
        <Controller
          control={form.control}
          name="price"
          render={({ field }) => (
            <PriceField
              label="Price of all seats, for a whole period"
              value={field.value ?? null}
              onChange={(price) => field.onChange(price ?? undefined)}
              currency={currency}
              error={errorOf("price.amount") ?? errorOf("price.currency")}
            />
          )}
        />
        <Field label="Licence type" optional hint="Its rules hold at once." error={errorOf("licenseTypeId")}>
          <Select
            placeholder="as it is"
            options={types}
            {...form.register("licenseTypeId", { setValueAs: textOrNothing })}
          />
        </Field>
        <OrderFields register={(field) => form.register(field)} errorOf={errorOf} />
        <FormProblem problem={problem} />
        <FormActs>
          <Button type="submit" variant="primary" pending={pending}>
            Change plan
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
          idle="Give a number of seats, a price or a licence type to see what it costs, line by line."
        >
          {preview.data ? <ProrationLines licenseId={licenseId} preview={preview.data} /> : null}
        </PreviewPanel>
      </div>
    </div>
  );
}
