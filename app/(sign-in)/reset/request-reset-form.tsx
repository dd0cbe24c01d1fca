"use client";

import { useState } from "react";
import { FormProblem } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { requestResetInput } from "@/lib/auth/schema";
import { requestResetAction } from "../actions";

export function RequestResetForm() {
  const [asked, setAsked] = useState(false);
  const { form, submit, pending, problem, errorOf } = useActionForm({
    schema: requestResetInput,
    action: requestResetAction,
    defaultValues: { email: "" },
    onDone: () => setAsked(true),
  });
  if (asked) {
    return (
      <p role="status">
        If <b className="font-medium">{form.getValues("email").trim()}</b> has an account here, a mail with a link is on
        its way. The link works for an hour. If nothing comes, look in the spam folder, or ask an admin of your
        organisation.
      </p>
    );
  }
  return (
    <form noValidate method="post" onSubmit={submit} className="grid gap-4">
      <Field label="E-mail address" required error={errorOf("email")}>
        <Input
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          {...form.register("email")}
        />
      </Field>
      <FormProblem problem={problem} />
      <Button type="submit" variant="primary" pending={pending}>
        Send link
      </Button>
    </form>
  );
}
