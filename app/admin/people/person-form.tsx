"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useWatch } from "react-hook-form";
import { Form, FormActs, FormProblem, FormRow, FormSection } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { DateInput, Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { PersonDetail } from "@/lib/people/read-person";
import { createPersonInput } from "@/lib/people/schema";
import { ReferenceField } from "../reference-field";
import { changePersonAction, createPersonAction } from "./actions";
import { kindWords, optionsOf } from "./person-words";

const named = (somebody?: { id: string; displayName: string } | null) =>
  somebody ? { id: somebody.id, label: somebody.displayName } : null;

export function PersonForm({ person }: { person?: PersonDetail }) {
  const router = useRouter();
  const { form, submit, pending, problem, errorOf } = useActionForm({
    schema: createPersonInput,
    action: (input) =>
      person
        ? changePersonAction({ ...input, personId: person.id, version: person.version })
        : createPersonAction(input),
    defaultValues: {
      displayName: person?.displayName ?? "",
      givenName: person?.givenName ?? "",
      familyName: person?.familyName ?? "",
      email: person?.email ?? "",
      username: person?.username ?? "",
      employeeNumber: person?.employeeNumber ?? "",
      title: person?.title ?? "",
      kind: person?.kind ?? "EMPLOYEE",
      departmentId: person?.departmentId ?? "",
      siteId: person?.siteId ?? "",
      managerId: person?.managerId ?? "",
      sponsorId: person?.sponsorId ?? "",
      startsOn: person?.startsOn ?? "",
      endsOn: person?.endsOn ?? "",
      notes: person?.notes ?? "",
    },
    done: ({ displayName }) => (person ? `${displayName} is saved.` : `${displayName} is added.`),
    onDone: ({ id }) => router.push(`/admin/people/${id}`),
  });
  const isContractor = useWatch({ control: form.control, name: "kind" }) === "CONTRACTOR";
  const department = person?.departmentPath.at(-1);
  return (
    <Form onSubmit={submit}>
      <FormSection title="Person">
        <Field label="Name" required hint="As colleagues know them." error={errorOf("displayName")}>
          <Input {...form.register("displayName")} />
        </Field>
        <FormRow>
          <Field label="Given name" optional error={errorOf("givenName")}>
            <Input {...form.register("givenName")} />
          </Field>
          <Field label="Family name" optional error={errorOf("familyName")}>
            <Input {...form.register("familyName")} />
          </Field>
          <Field label="E-mail" optional error={errorOf("email")}>
            <Input type="email" {...form.register("email")} />
          </Field>
          <Field label="User name" optional error={errorOf("username")}>
            <Input {...form.register("username")} />
          </Field>
        </FormRow>
      </FormSection>
      <FormSection title="Work">
        <FormRow>
          <Field label="Kind" error={errorOf("kind")}>
            <Select options={optionsOf(kindWords)} {...form.register("kind")} />
          </Field>
          <Field label="Employee number" optional error={errorOf("employeeNumber")}>
            <Input {...form.register("employeeNumber")} />
          </Field>
          <Field label="Title" optional error={errorOf("title")}>
            <Input {...form.register("title")} />
          </Field>
          <ReferenceField
            form={form}
            name="managerId"
            label="Manager"
            source="/admin/people/options"
            initial={named(person?.manager)}
            error={errorOf("managerId")}
          />
          <ReferenceField
            form={form}
            name="departmentId"
            label="Department"
            source="/admin/departments/options"
            initial={department ? { id: department.id, label: department.name } : null}
            error={errorOf("departmentId")}
          />
          <ReferenceField
            form={form}
            name="siteId"
            label="Site"
            source="/admin/sites/options"
            initial={person?.site ? { id: person.site.id, label: person.site.name } : null}
            error={errorOf("siteId")}
          />
          <Field label="Starts" optional error={errorOf("startsOn")}>
            <DateInput {...form.register("startsOn")} />
          </Field>
          <Field label="Last day" required={isContractor} optional={!isContractor} error={errorOf("endsOn")}>
            <DateInput {...form.register("endsOn")} />
          </Field>
        </FormRow>
        {isContractor || person?.sponsorId ? (
          <ReferenceField
            form={form}
            name="sponsorId"
            label="Sponsor"
            source="/admin/people/options"
            hint="The colleague who answers for the contractor."
            initial={named(person?.sponsor)}
            required={isContractor}
            error={errorOf("sponsorId")}
          />
        ) : null}
        <Field label="Notes" optional hint="Seen by admins and auditors." error={errorOf("notes")}>
          <Textarea {...form.register("notes")} />
        </Field>
      </FormSection>
      <FormProblem problem={problem} />
      <FormActs>
        <Button type="submit" variant="primary" pending={pending}>
          {person ? "Save" : "Add person"}
        </Button>
        <Button asChild variant="ghost">
          <Link href={person ? `/admin/people/${person.id}` : "/admin/people"}>Cancel</Link>
        </Button>
      </FormActs>
    </Form>
  );
}
