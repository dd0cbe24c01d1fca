"use client";

import { Form, FormActs, FormProblem } from "@/components/form/form-parts";
import { PasswordField } from "@/components/form/password-field";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { changePasswordInput } from "@/lib/auth/schema";
import { passwordHint } from "../(sign-in)/password-hint";
import { changePasswordAction } from "./actions";

export function ChangePasswordForm({ email }: { email: string }) {
  const { form, submit, pending, problem, errorOf } = useActionForm({
    schema: changePasswordInput,
    action: changePasswordAction,
    defaultValues: { current: "", password: "" },
    done: "Your password is changed. Other sessions are signed out.",
    onDone: () => form.reset(),
  });
  return (
    <Form onSubmit={submit} method="post" className="mt-2">
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        label="Present password"
        autoComplete="current-password"
        error={errorOf("current")}
        {...form.register("current")}
      />
      <PasswordField
        label="New password"
        hint={passwordHint}
        autoComplete="new-password"
        error={errorOf("password")}
        {...form.register("password")}
      />
      <FormProblem problem={problem} />
      <FormActs>
        <Button type="submit" variant="primary" pending={pending}>
          Change password
        </Button>
      </FormActs>
    </Form>
  );
}
