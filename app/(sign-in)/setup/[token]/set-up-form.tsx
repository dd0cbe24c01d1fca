"use client";

import { FormProblem } from "@/components/form/form-parts";
import { PasswordField } from "@/components/form/password-field";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { setUpInput } from "@/lib/auth/schema";
import { setUpAction } from "../../actions";
import { passwordHint } from "../../password-hint";

type Props = { token: string; timeZones: readonly string[]; currencies: readonly { value: string; label: string }[] };

export function SetUpForm({ token, timeZones, currencies }: Props) {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { form, submit, pending, problem, errorOf } = useActionForm({
    schema: setUpInput,
    action: setUpAction,
    defaultValues: {
      token,
      name: "",
      timeZone: timeZones.includes(here) ? here : "UTC",
      currency: "EUR",
      owner: { name: "", email: "", password: "" },
    },
    onDone: () => window.location.assign("/"),
  });
  const zones = [...new Set(["UTC", ...timeZones])].map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }));
  return (
    <form noValidate method="post" onSubmit={submit} className="grid gap-4">
      <Field label="Organisation" required error={errorOf("name")}>
        <Input autoComplete="organization" autoFocus {...form.register("name")} />
      </Field>
      <Field
        label="Time zone"
        hint="Decides on which day a licence starts and ends."
        required
        error={errorOf("timeZone")}
      >
        <Select options={zones} {...form.register("timeZone")} />
      </Field>
      <Field label="Currency" hint="In which totals are reported." required error={errorOf("currency")}>
        <Select options={currencies} defaultValue="EUR" {...form.register("currency")} />
      </Field>
      <Field label="Your name" required error={errorOf("owner.name")}>
        <Input autoComplete="name" {...form.register("owner.name")} />
      </Field>
      <Field label="Your e-mail address" required error={errorOf("owner.email")}>
        <Input
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          {...form.register("owner.email")}
        />
      </Field>
      <PasswordField
        label="Password"
        hint={passwordHint}
        autoComplete="new-password"
        error={errorOf("owner.password")}
        {...form.register("owner.password")}
      />
      <FormProblem problem={problem} />
      <Button type="submit" variant="primary" pending={pending}>
        Create organisation
      </Button>
    </form>
  );
}
