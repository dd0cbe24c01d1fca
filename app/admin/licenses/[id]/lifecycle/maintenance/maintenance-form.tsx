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
import { addMaintenanceInput } from "@/lib/lifecycle/schema";
import { day } from "../../../license-columns";
import { PriceField } from "../../../price-field";
import { textOrNothing } from "../field-values";
import { addMaintenanceAction, previewMaintenanceAction } from "../lifecycle-actions";
import { Line, PreviewPanel } from "../preview-panel";
import { usePreview } from "../use-preview";

type Maintenance = z.input<typeof addMaintenanceInput>;

export function MaintenanceForm({ licenseId, name, currency }: { licenseId: string; name: string; currency: string }) {
  const router = useRouter();
  const back = `/admin/licenses/${licenseId}?tab=lifecycle`;
  const { form, submit, pending, problem, errorOf } = useActionForm<Maintenance, { id: string }>({
    schema: addMaintenanceInput,
    action: addMaintenanceAction,
    defaultValues: { licenseId, orderNumber: "" },
    done: `Maintenance of ${name} is added.`,
    onDone: () => router.push(back),
  });
  const { orderNumber: _order, ...asked } = useWatch({ control: form.control });
  const { amount, currency: of } = asked.price ?? {};
  const input: Maintenance = {
    ...asked,
    licenseId,
    price: of && amount !== undefined ? { amount, currency: of } : undefined,
  };
  const preview = usePreview(previewMaintenanceAction, addMaintenanceInput.safeParse(input).success ? input : null);
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,640px)_minmax(280px,420px)] lg:items-start">
      <Form onSubmit={submit}>
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
        <Controller
          control={form.control}
          name="price"
          render={({ field }) => (
            <PriceField
              label="Price of the whole period"
              value={field.value ?? null}
              onChange={(price) => field.onChange(price ?? undefined)}
              currency={currency}
              error={errorOf("price")}
            />
          )}
        />
        <Field label="Order number" optional error={errorOf("orderNumber")}>
          <Input {...form.register("orderNumber")} />
        </Field>
        <FormProblem problem={problem} />
        <FormActs>
          <Button type="submit" variant="primary" pending={pending}>
            Add maintenance
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
          idle="Fill in the form to see what is bought."
        >
          {preview.data ? (
            <>
              <p>
                Every release published from <DateText value={day(preview.data.startsOn)} /> until{" "}
                <DateText value={day(preview.data.endsOn)} /> may be used, for good.
              </p>
              <dl className="mt-2">
                <Line label="Price" amount={preview.data.price} />
              </dl>
            </>
          ) : null}
        </PreviewPanel>
      </div>
    </div>
  );
}
