"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { z } from "zod";
import { Form, FormActs, FormProblem } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { transferLicenseInput } from "@/lib/lifecycle/schema";
import { counted } from "../../../license-words";
import { transferLicenseAction } from "../lifecycle-actions";

type Transfer = z.input<typeof transferLicenseInput>;
type Chosen = { id: string; label: string } | null;
type TransferFormProps = {
  licenseId: string;
  name: string;
  held: number;
  needsApproval: boolean;
  entities: { value: string; label: string }[];
};

export function TransferForm({ licenseId, name, held, needsApproval, entities }: TransferFormProps) {
  const router = useRouter();
  const back = `/admin/licenses/${licenseId}?tab=lifecycle`;
  const [chosen, setChosen] = useState<Record<string, Chosen>>({});
  const { form, submit, pending, problem, errorOf } = useActionForm<Transfer, { status: string }>({
    schema: transferLicenseInput,
    action: transferLicenseAction,
    defaultValues: { licenseId, departmentId: "", siteId: "", legalEntityId: "", personId: "", reason: "" },
    done: ({ status }) =>
      status === "DONE" ? `${name} is transferred.` : `The transfer of ${name} waits for a decision.`,
    onDone: () => router.push(back),
  });
  const pick = (field: "departmentId" | "siteId" | "personId", label: string, source: string) => (
    <Field label={label} optional error={errorOf(field)}>
      <Combobox
        source={source}
        value={chosen[field] ?? null}
        clearable
        onChange={(item) => {
          setChosen({ ...chosen, [field]: item });
          form.setValue(field, item?.id ?? "");
          form.clearErrors();
        }}
      />
    </Field>
  );
  const seats =
    held === 0
      ? "Nobody holds a unit of it."
      : held === 1
        ? "1 unit stays with its holder."
        : `${counted(held, "unit")} stay with their holders.`;
  return (
    <Form onSubmit={submit}>
      <p className="text-muted">
        {needsApproval
          ? "It waits until somebody else has approved it: an owner or admin, or the approver who owns the licence."
          : "It is done at once."}{" "}
        {seats} What you leave empty stays as it is.
      </p>
      {pick("departmentId", "To the department", "/admin/departments/options")}
      {pick("siteId", "To the site", "/admin/sites/options")}
      {entities.length > 0 ? (
        <Field label="To the legal entity" optional error={errorOf("legalEntityId")}>
          <Select placeholder="as it is" options={entities} {...form.register("legalEntityId")} />
        </Field>
      ) : null}
      {pick("personId", "To the owner", "/admin/people/options")}
      <Field label="Reason" optional error={errorOf("reason")}>
        <Textarea rows={2} {...form.register("reason")} />
      </Field>
      <FormProblem problem={problem} />
      <FormActs>
        <Button type="submit" variant="primary" pending={pending}>
          {needsApproval ? "Ask for the transfer" : "Transfer licence"}
        </Button>
        <Button asChild variant="ghost">
          <Link href={back}>Cancel</Link>
        </Button>
      </FormActs>
    </Form>
  );
}
