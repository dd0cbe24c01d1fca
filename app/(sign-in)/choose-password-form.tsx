"use client";

import { useActionForm } from "@/components/form/use-action-form";
import type { ActionResult } from "@/components/form/action-result";
import { FormProblem } from "@/components/form/form-parts";
import { PasswordField } from "@/components/form/password-field";
import { Button } from "@/components/ui/button";
import { choosePasswordInput, type ChoosePassword } from "@/lib/auth/schema";
import { passwordHint } from "./password-hint";

type Props = {
  token: string;
  email: string;
  confirm: string;
  action(input: ChoosePassword): Promise<ActionResult<unknown>>;
};

/** Choosing a password behind a link; done, the browser is signed in. */
export function ChoosePasswordForm({ token, email, confirm, action }: Props) {
  const { form, submit, pending, problem, errorOf } = useActionForm({
    schema: choosePasswordInput,
    action,
    defaultValues: { token, password: "" },
    onDone: () => window.location.assign("/"),
  });
  return (
    <form noValidate method="post" onSubmit={submit} className="grid gap-4">
      {/* Lets a password manager keep the password under the right name. */}
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        label="Password"
        hint={passwordHint}
        autoComplete="new-password"
        autoFocus
        error={errorOf("password")}
        {...form.register("password")}
      />
      <FormProblem problem={problem} />
      <Button type="submit" variant="primary" pending={pending}>
        {confirm}
      </Button>
    </form>
  );
}
