"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { Controller } from "react-hook-form";
import { Form, FormActs, FormProblem, FormRow, FormSection } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";
import type { ProductRow } from "@/lib/catalog/list-products";
import { createProductInput } from "@/lib/catalog/schema";
import { ReferenceField, type Reference } from "../reference-field";
import { changeProductAction, createProductAction } from "./actions";
import { approvalWords } from "./approval-words";

type ProductFormProps = { product?: ProductRow; vendor?: Reference | null; categories: readonly string[] };

const chains = [
  [],
  ["MANAGER"],
  ["LICENSE_OWNER"],
  ["MANAGER", "LICENSE_OWNER"],
  ["LICENSE_OWNER", "MANAGER"],
] as const;
const chainOptions = chains.map((chain) => ({ value: chain.join(), label: approvalWords(chain) }));

export function ProductForm({
  product,
  vendor = product ? { id: product.vendor.id, label: product.vendor.name } : null,
  categories,
}: ProductFormProps) {
  const router = useRouter();
  const { form, submit, pending, problem, errorOf } = useActionForm({
    schema: createProductInput,
    action: (input) =>
      product
        ? changeProductAction({ ...input, productId: product.id, version: product.version })
        : createProductAction(input),
    defaultValues: {
      name: product?.name ?? "",
      code: product?.code ?? "",
      vendorId: vendor?.id ?? "",
      category: product?.category ?? "",
      description: product?.description ?? "",
      ownerId: product?.ownerId ?? "",
      requestable: product?.requestable ?? false,
      approvalRules: product?.approvalRules ?? ["MANAGER"],
      downloadUrl: product?.downloadUrl ?? "",
      serverAddress: product?.serverAddress ?? "",
      startingNote: product?.startingNote ?? "",
      supportContact: product?.supportContact ?? "",
    },
    done: ({ name }) => (product ? `${name} is saved.` : `${name} is added.`),
    onDone: ({ id }) => router.push(`/admin/products/${id}`),
  });
  return (
    <Form onSubmit={submit}>
      <FormSection title="Product">
        <Field label="Name" required error={errorOf("name")}>
          <Input {...form.register("name")} />
        </Field>
        <Field
          label="Code"
          optional
          hint="How client programs name it: letters, digits and dashes, such as figma-pro."
          error={errorOf("code")}
        >
          <Input autoCapitalize="none" spellCheck={false} {...form.register("code")} />
        </Field>
        <ReferenceField
          form={form}
          name="vendorId"
          label="Vendor"
          source="/admin/vendors/options"
          initial={vendor}
          required
          error={errorOf("vendorId")}
        />
        <FormRow>
          <Field label="Category" optional error={errorOf("category")}>
            <Input list="categories" {...form.register("category")} />
          </Field>
          <ReferenceField
            form={form}
            name="ownerId"
            label="Owner"
            source="/admin/people/options"
            initial={product?.owner ? { id: product.owner.id, label: product.owner.displayName } : null}
            error={errorOf("ownerId")}
          />
        </FormRow>
        <datalist id="categories">
          {categories.map((category) => (
            <option key={category} value={category} />
          ))}
        </datalist>
        <Field
          label="Description"
          optional
          hint="What it is good for; people read this in the catalogue."
          error={errorOf("description")}
        >
          <Textarea {...form.register("description")} />
        </Field>
      </FormSection>
      <FormSection title="Requests" detail="Whether people may ask for a seat, and who decides.">
        <Switch label="People may request it" {...form.register("requestable")} />
        <Field label="Approved by" hint="A licence may have its own approvers." error={errorOf("approvalRules")}>
          <Controller
            control={form.control}
            name="approvalRules"
            render={({ field }) => (
              <Select
                options={chainOptions}
                value={field.value?.join() ?? ""}
                onChange={(event) =>
                  field.onChange([...(chains.find((chain) => chain.join() === event.target.value) ?? [])])
                }
              />
            )}
          />
        </Field>
      </FormSection>
      <FormSection title="Start using it" detail="Shown to those who hold a seat.">
        <Field label="Download" optional error={errorOf("downloadUrl")}>
          <Input type="url" placeholder="https://" {...form.register("downloadUrl")} />
        </Field>
        <FormRow>
          <Field label="Server address" optional error={errorOf("serverAddress")}>
            <Input placeholder="27000@licences.example.com" {...form.register("serverAddress")} />
          </Field>
          <Field label="Support contact" optional error={errorOf("supportContact")}>
            <Input {...form.register("supportContact")} />
          </Field>
        </FormRow>
        <Field label="Note" optional hint="How to sign in or enter a key." error={errorOf("startingNote")}>
          <Textarea {...form.register("startingNote")} />
        </Field>
      </FormSection>
      <FormProblem problem={problem} />
      <FormActs>
        <Button type="submit" variant="primary" pending={pending}>
          {product ? "Save" : "Add product"}
        </Button>
        <Button asChild variant="ghost">
          <Link href={product ? `/admin/products/${product.id}` : "/admin/products"}>Cancel</Link>
        </Button>
      </FormActs>
    </Form>
  );
}
