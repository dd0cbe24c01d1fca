"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { signIn } from "next-auth/react";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { unreachable, type Problem } from "@/components/form/action-result";
import { FormProblem } from "@/components/form/form-parts";
import { PasswordField } from "@/components/form/password-field";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** Only what can be said without knowing the account; the server says the same for a wrong address and a wrong password. */
const typed = z.object({
  email: z.string().trim().min(1, "Enter your e-mail address."),
  password: z.string().min(1, "Enter your password."),
});

const refused: Problem = {
  title: "That did not work",
  detail:
    "The e-mail address or the password is not right, or the account cannot be used. Try again, or ask for a new password.",
};

function problemOf(error: string): Problem {
  const seconds = Number(/^wait:(\d+)$/.exec(error)?.[1] ?? 0);
  if (seconds === 0) return refused;
  const time =
    seconds < 90 ? `${seconds} ${seconds === 1 ? "second" : "seconds"}` : `${Math.ceil(seconds / 60)} minutes`;
  return {
    title: "Too many tries",
    detail: `Wait ${time}, then try again. If you do not know your password, ask for a new one.`,
  };
}

export function SignInForm({ next }: { next: string }) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [pending, setPending] = useState(false);
  const form = useForm({ resolver: zodResolver(typed), defaultValues: { email: "", password: "" } });
  const { errors } = form.formState;

  const submit = form.handleSubmit(async ({ email, password }) => {
    setProblem(null);
    setPending(true);
    const answer = await signIn("credentials", { email, password, redirect: false }).catch(() => null);
    // A new document, not a new view: everything that was rendered before belonged to nobody.
    if (answer?.ok) return window.location.assign(next);
    setPending(false);
    setProblem(answer?.error ? problemOf(answer.error) : unreachable);
    form.setFocus("password", { shouldSelect: true });
  });

  return (
    <form noValidate onSubmit={submit} method="post" className="grid gap-4">
      <Field label="E-mail address" required error={errors.email?.message}>
        <Input
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          {...form.register("email")}
        />
      </Field>
      <PasswordField
        label="Password"
        autoComplete="current-password"
        error={errors.password?.message}
        {...form.register("password")}
      />
      <FormProblem problem={problem} />
      <Button type="submit" variant="primary" pending={pending}>
        Sign in
      </Button>
    </form>
  );
}
