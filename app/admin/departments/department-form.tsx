"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { Form, FormActs, FormProblem } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { createDepartmentInput } from "@/lib/people/schema";
import { ReferenceField, type Reference } from "../reference-field";
import { changeDepartmentAction, createDepartmentAction } from "./actions";

type DepartmentFormProps = {
  department?: { id: string; version: number; name: string; costCenter: string | null };
  parent: Reference | null;
};

export function DepartmentForm({ department, parent }: DepartmentFormProps) {
  const router = useRouter();
  const { form, submit, pending, problem, errorOf } = useActionForm({
    schema: createDepartmentInput,
    action: (input) =>
      department
        ? changeDepartmentAction({ ...input, departmentId: department.id, version: department.version })
        : createDepartmentAction(input),
    defaultValues: {
      name: department?.name ?? "",
      parentId: parent?.id ?? "",
      costCenter: department?.costCenter ?? "",
    },
    done: ({ name }) => (department ? `${name} is saved.` : `${name} is added.`),
    onDone: ({ id }) => router.push(`/admin/departments/${id}`),
  });
  return (
    <Form onSubmit={submit}>
      <Field label="Name" required error={errorOf("name")}>
        <Input {...form.register("name")} />
      </Field>
      <ReferenceField
        form={form}
        name="parentId"
        label="Part of"
        source="/admin/departments/options"
        hint="Leave empty for a department at the top."
        initial={parent}
        error={errorOf("parentId")}
      />
      <Field label="Cost centre" optional error={errorOf("costCenter")}>
        <Input {...form.register("costCenter")} />
      </Field>
      <FormProblem problem={problem} />
      <FormActs>
        <Button type="submit" variant="primary" pending={pending}>
          {department ? "Save" : "Add department"}
        </Button>
        <Button asChild variant="ghost">
          <Link href={department ? `/admin/departments/${department.id}` : "/admin/departments"}>Cancel</Link>
        </Button>
      </FormActs>
    </Form>
  );
}
