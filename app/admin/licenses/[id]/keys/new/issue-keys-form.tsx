"use client";

import Link from "next/link";
import { Form, FormActs, FormProblem } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Radio } from "@/components/ui/checkbox";
import { Field, FieldSet } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { issueKeysInput } from "@/lib/keys/license-key-schema";
import { issueKeysAction } from "../../../key-actions";
import type { Issued } from "./issue-keys";

export type FormLicense = {
  licenseId: string;
  isNodeLocked: boolean;
  /** It is validated online: whether a program can verify the key by itself does not matter. */
  isOnline: boolean;
};

const kinds = [
  {
    value: "SIGNED",
    label: "Signed",
    detail: "Long, to be pasted. Programs verify it by themselves, also without a network.",
  },
  { value: "SHORT", label: "Short", detail: "25 letters and digits in groups of five, to be typed. Online only." },
];

export function IssueKeysForm({
  licenseId,
  isNodeLocked,
  isOnline,
  onIssued,
}: FormLicense & { onIssued(issued: Issued): void }) {
  const { form, submit, pending, problem, errorOf } = useActionForm({
    schema: issueKeysInput,
    action: issueKeysAction,
    defaultValues: { licenseId, kind: isOnline ? "SHORT" : "SIGNED", count: 1, label: "", fingerprint: "" },
    onDone: onIssued,
  });
  return (
    <Form onSubmit={submit}>
      <FieldSet legend="Kind" error={errorOf("kind")}>
        {kinds.map((kind) => (
          <Radio key={kind.value} {...kind} {...form.register("kind")} />
        ))}
      </FieldSet>
      <Field label="How many" required hint="Up to 1,000 at once, each another." error={errorOf("count")}>
        <Input
          type="number"
          min={1}
          max={1000}
          className="max-w-[140px]"
          {...form.register("count", { valueAsNumber: true })}
        />
      </Field>
      <Field
        label="Label"
        optional
        hint="Whom or what they are for: “build farm”, “order 4711”."
        error={errorOf("label")}
      >
        <Input {...form.register("label")} />
      </Field>
      <Field
        label="Bound to the machine with the fingerprint"
        optional
        hint={`As the program on it says it. The key is refused on every other machine.${
          isNodeLocked ? "" : " Leave it empty unless the key is for one machine alone."
        }`}
        error={errorOf("fingerprint")}
      >
        <Input className="font-mono" spellCheck={false} {...form.register("fingerprint")} />
      </Field>
      <FormProblem problem={problem} />
      <FormActs>
        <Button type="submit" variant="primary" pending={pending}>
          Issue keys
        </Button>
        <Button asChild variant="ghost">
          <Link href={`/admin/licenses/${licenseId}?tab=keys`}>Cancel</Link>
        </Button>
      </FormActs>
    </Form>
  );
}
