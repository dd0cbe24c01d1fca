"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Form, FormActs, FormProblem } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldSet } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { inviteAccountInput } from "@/lib/auth/schema";
import { inviteAccountAction } from "../../actions";
import { roles } from "../../role-words";
import { ShownOnce } from "../../shown-once";

export function InviteForm({ byOwner }: { byOwner: boolean }) {
  const router = useRouter();
  const [made, setMade] = useState<{ id: string; link: string } | null>(null);
  const { form, submit, pending, problem, errorOf } = useActionForm({
    schema: inviteAccountInput,
    action: inviteAccountAction,
    defaultValues: { name: "", email: "", roles: ["EMPLOYEE"] },
    done: ({ mailed }) => (mailed ? "The invitation is on its way." : undefined),
    onDone: ({ id, link }) => (link ? setMade({ id, link }) : router.push(`/admin/settings/accounts/${id}`)),
  });
  if (made) {
    return (
      <div className="mt-5 grid gap-4">
        <ShownOnce label="Invitation link" value={made.link}>
          No mail server is set, so no mail was sent. Give this link to {form.getValues("name")} yourself, by a way that
          nobody else reads. It works once, for seven days, and is not shown again.
        </ShownOnce>
        <FormActs>
          <Button asChild>
            <Link href={`/admin/settings/accounts/${made.id}`}>Go to the account</Link>
          </Button>
        </FormActs>
      </div>
    );
  }
  return (
    <Form onSubmit={submit}>
      <Field label="Name" required error={errorOf("name")}>
        <Input {...form.register("name")} />
      </Field>
      <Field label="E-mail address" required error={errorOf("email")}>
        <Input type="email" autoCapitalize="none" spellCheck={false} {...form.register("email")} />
      </Field>
      <FieldSet legend="Roles" error={errorOf("roles")}>
        {roles
          .filter(({ value }) => byOwner || value !== "OWNER")
          .map(({ value, label, detail }) => (
            <Checkbox key={value} value={value} label={label} detail={detail} {...form.register("roles")} />
          ))}
      </FieldSet>
      <FormProblem problem={problem} />
      <FormActs>
        <Button type="submit" variant="primary" pending={pending}>
          Invite
        </Button>
        <Button asChild variant="ghost">
          <Link href="/admin/settings/accounts">Cancel</Link>
        </Button>
      </FormActs>
    </Form>
  );
}
