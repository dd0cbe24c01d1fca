"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { Form, FormActs, FormProblem } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { createVendorInput } from "@/lib/catalog/schema";
import { changeVendorAction, createVendorAction } from "./actions";

type VendorFormProps = { vendor?: { id: string; version: number; name: string; website: string | null } };

export function VendorForm({ vendor }: VendorFormProps) {
  const router = useRouter();
  const { form, submit, pending, problem, errorOf } = useActionForm({
    schema: createVendorInput,
    action: (input) =>
      vendor
        ? changeVendorAction({ ...input, vendorId: vendor.id, version: vendor.version })
        : createVendorAction(input),
    defaultValues: { name: vendor?.name ?? "", website: vendor?.website ?? "" },
    done: ({ name }) => (vendor ? `${name} is saved.` : `${name} is added.`),
    onDone: ({ id }) => router.push(`/admin/vendors/${id}`),
  });
  return (
    <Form onSubmit={submit}>
      <Field label="Name" required error={errorOf("name")}>
        <Input {...form.register("name")} />
      </Field>
      <Field label="Website" optional error={errorOf("website")}>
        <Input type="url" placeholder="https://" {...form.register("website")} />
      </Field>
      <FormProblem problem={problem} />
      <FormActs>
        <Button type="submit" variant="primary" pending={pending}>
          {vendor ? "Save" : "Add vendor"}
        </Button>
        <Button asChild variant="ghost">
          <Link href={vendor ? `/admin/vendors/${vendor.id}` : "/admin/vendors"}>Cancel</Link>
        </Button>
      </FormActs>
    </Form>
  );
}
