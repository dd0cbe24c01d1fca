"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import type { z } from "zod";
import { Form, FormActs, FormProblem, FormRow } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { createAddOnInput } from "@/lib/catalog/add-on-schema";
import type { AddOnView } from "@/lib/catalog/add-on-view";
import type { FeatureChoice } from "@/lib/catalog/feature-choices";
import { changeAddOnAction, createAddOnAction } from "./actions";
import { BundleField } from "./bundle-field";

type AddOnFormProps = { productId: string; choices: readonly FeatureChoice[]; addOn?: AddOnView };

export function AddOnForm({ productId, choices, addOn }: AddOnFormProps) {
  const router = useRouter();
  const back = `/admin/products/${productId}?tab=add-ons`;
  const kindOf = (id: string) => choices.find((choice) => choice.id === id)?.kind;
  const { form, submit, pending, problem, errorOf } = useActionForm<z.input<typeof createAddOnInput>, { name: string }>(
    {
      schema: createAddOnInput,
      action: ({ productId: product, features, ...fields }) => {
        // A feature chosen anew may be of a kind without a value.
        const bundle = features.map(({ featureId, value }) =>
          kindOf(featureId) === "FLAG" ? { featureId } : { featureId, value },
        );
        return addOn
          ? changeAddOnAction({ ...fields, features: bundle, addOnId: addOn.id, version: addOn.version })
          : createAddOnAction({ ...fields, features: bundle, productId: product });
      },
      defaultValues: {
        productId,
        name: addOn?.name ?? "",
        code: addOn?.code ?? "",
        description: addOn?.description ?? "",
        features: addOn?.features.map(({ featureId, value }) => ({ featureId, value })) ?? [
          { featureId: "", value: null },
        ],
      },
      done: ({ name }) => (addOn ? `${name} is saved.` : `${name} is added.`),
      onDone: () => router.push(back),
    },
  );
  return (
    <Form onSubmit={submit}>
      <FormRow>
        <Field label="Name" required error={errorOf("name")}>
          <Input {...form.register("name")} />
        </Field>
        <Field label="Code" required hint="For your price list and the API: render-farm." error={errorOf("code")}>
          <Input {...form.register("code")} />
        </Field>
      </FormRow>
      <BundleField form={form} choices={choices} errorOf={errorOf} />
      <Field label="Description" optional error={errorOf("description")}>
        <Textarea {...form.register("description")} />
      </Field>
      {addOn && addOn.licenses > 0 ? (
        <p className="text-muted">
          {addOn.licenses === 1 ? "1 licence has" : `${addOn.licenses} licences have`} this add-on: what you change here
          changes for {addOn.licenses === 1 ? "it" : "them"} at once.
        </p>
      ) : null}
      <FormProblem problem={problem} />
      <FormActs>
        <Button type="submit" variant="primary" pending={pending}>
          {addOn ? "Save" : "Add add-on"}
        </Button>
        <Button asChild variant="ghost">
          <Link href={back}>Cancel</Link>
        </Button>
      </FormActs>
    </Form>
  );
}
