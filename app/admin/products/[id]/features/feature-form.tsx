"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import type { z } from "zod";
import { Form, FormActs, FormProblem, FormRow } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { createFeatureInput } from "@/lib/catalog/feature-schema";
import type { FeatureView } from "@/lib/catalog/feature-view";
import { kindDetails, kindWords, resetWords } from "../../../feature-words";
import { changeFeatureAction, createFeatureAction } from "./actions";

type FeatureFields = z.input<typeof createFeatureInput>;
const options = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));

/** What only a kind has is emptied for the others, so that a change of kind leaves nothing behind. */
function ofItsKind({ unit, meterReset, tokenWeight, ...fields }: FeatureFields): FeatureFields {
  const isMeter = fields.kind === "METER";
  return {
    ...fields,
    unit: fields.kind === "FLAG" ? "" : unit,
    meterReset: isMeter ? meterReset : "NEVER",
    tokenWeight: isMeter ? tokenWeight : null,
  };
}

export function FeatureForm({ productId, feature }: { productId: string; feature?: FeatureView }) {
  const router = useRouter();
  const back = `/admin/products/${productId}?tab=features`;
  const { form, submit, pending, problem, errorOf } = useActionForm<FeatureFields, { name: string }>({
    schema: createFeatureInput,
    action: (input) => {
      const { productId: product, ...fields } = ofItsKind(input);
      return feature
        ? changeFeatureAction({ ...fields, featureId: feature.id, version: feature.version })
        : createFeatureAction({ ...fields, productId: product });
    },
    defaultValues: {
      productId,
      name: feature?.name ?? "",
      code: feature?.code ?? "",
      description: feature?.description ?? "",
      kind: feature?.kind ?? "FLAG",
      unit: feature?.unit ?? "",
      meterReset: feature?.meterReset ?? "NEVER",
      tokenWeight: feature?.tokenWeight ?? null,
    },
    done: ({ name }) => (feature ? `${name} is saved.` : `${name} is added.`),
    onDone: () => router.push(back),
  });
  const kind = form.watch("kind");
  return (
    <Form onSubmit={submit}>
      <FormRow>
        <Field label="Name" required error={errorOf("name")}>
          <Input {...form.register("name")} />
        </Field>
        <Field
          label="Code"
          required
          hint={feature ? "Client programs ask for it by this." : "How client programs ask for it: render-nodes."}
          error={errorOf("code")}
        >
          <Input {...form.register("code")} />
        </Field>
      </FormRow>
      <Field label="Kind" required hint={kindDetails[kind]} error={errorOf("kind")}>
        <Select options={options(kindWords)} {...form.register("kind")} />
      </Field>
      {kind === "FLAG" ? null : (
        <Field
          label="Counts"
          optional
          hint="What a unit is, in the plural: render nodes, calls."
          error={errorOf("unit")}
        >
          <Input {...form.register("unit")} />
        </Field>
      )}
      {kind === "METER" ? (
        <FormRow>
          <Field label="Begins again" error={errorOf("meterReset")}>
            <Select options={options(resetWords)} {...form.register("meterReset")} />
          </Field>
          <Field
            label="Tokens each"
            optional
            hint="What one unit takes under a licence counted in tokens."
            error={errorOf("tokenWeight")}
          >
            <Input
              type="number"
              min={1}
              {...form.register("tokenWeight", {
                setValueAs: (value) => (value === "" || value === null ? null : Number(value)),
              })}
            />
          </Field>
        </FormRow>
      ) : null}
      <Field label="Description" optional error={errorOf("description")}>
        <Textarea {...form.register("description")} />
      </Field>
      <FormProblem problem={problem} />
      <FormActs>
        <Button type="submit" variant="primary" pending={pending}>
          {feature ? "Save" : "Add feature"}
        </Button>
        <Button asChild variant="ghost">
          <Link href={back}>Cancel</Link>
        </Button>
      </FormActs>
    </Form>
  );
}
