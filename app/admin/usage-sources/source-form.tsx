"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Controller } from "react-hook-form";
import { Form, FormActs, FormProblem, FormRow } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { createUsageSourceInput } from "@/lib/flexnet/schema";
import { changeUsageSourceAction, createUsageSourceAction } from "./actions";

type SourceFormProps = {
  source?: {
    id: string;
    version: number;
    name: string;
    timeZone: string;
    vendorDaemon: string | null;
    product: { id: string; name: string } | null;
    /** Lines were read: their times are settled. */
    fixed: boolean;
  };
  timeZones: readonly string[];
};

export function SourceForm({ source, timeZones }: SourceFormProps) {
  const router = useRouter();
  const [product, setProduct] = useState(
    source?.product ? { id: source.product.id, label: source.product.name } : null,
  );
  const { form, submit, pending, problem, errorOf } = useActionForm({
    schema: createUsageSourceInput,
    action: (input) =>
      source
        ? changeUsageSourceAction({ ...input, sourceId: source.id, version: source.version })
        : createUsageSourceAction(input),
    defaultValues: {
      name: source?.name ?? "",
      timeZone: source?.timeZone ?? "",
      vendorDaemon: source?.vendorDaemon ?? "",
      productId: source?.product?.id ?? "",
    },
    done: ({ name }) => (source ? `${name} is saved.` : `${name} is added.`),
    onDone: ({ id }) => router.push(`/admin/usage-sources/${id}`),
  });
  return (
    <Form onSubmit={submit}>
      <Field label="Name" required hint="Of the machine, say, or of what it serves" error={errorOf("name")}>
        <Input {...form.register("name")} />
      </Field>
      <FormRow>
        <Field
          label="Time zone"
          required
          hint={source?.fixed ? "Settled: its log was read with it" : "Of the machine: its log carries local times"}
          error={errorOf("timeZone")}
        >
          <Select
            placeholder="Choose…"
            options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
            {...form.register("timeZone")}
          />
        </Field>
        <Field
          label="Vendor daemon"
          optional
          hint="Where several write one log: the one to read"
          error={errorOf("vendorDaemon")}
        >
          <Input {...form.register("vendorDaemon")} />
        </Field>
      </FormRow>
      <Field label="Product" optional hint="What it serves licences of" error={errorOf("productId")}>
        <Controller
          control={form.control}
          name="productId"
          render={({ field }) => (
            <Combobox
              source="/admin/products/options"
              value={product}
              clearable
              onChange={(item) => {
                setProduct(item);
                field.onChange(item?.id ?? "");
              }}
            />
          )}
        />
      </Field>
      <FormProblem problem={problem} />
      <FormActs>
        <Button type="submit" variant="primary" pending={pending}>
          {source ? "Save" : "Add server"}
        </Button>
        <Button asChild variant="ghost">
          <Link href={source ? `/admin/usage-sources/${source.id}` : "/admin/usage-sources"}>Cancel</Link>
        </Button>
      </FormActs>
    </Form>
  );
}
