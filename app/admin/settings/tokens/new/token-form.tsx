"use client";

import Link from "next/link";
import { useState } from "react";
import { Form, FormActs, FormProblem } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldSet } from "@/components/ui/field";
import { DateInput, Input } from "@/components/ui/input";
import { createApiTokenInput } from "@/lib/auth/schema";
import type { Scope } from "@/lib/kernel/permissions";
import { createApiTokenAction } from "../../actions";
import { ShownOnce } from "../../shown-once";

const scopes: Record<Scope, { label: string; detail: string }> = {
  client: {
    label: "Client",
    detail: "Validate, activate, use meters and fetch files as a client program, for any licence: a build farm.",
  },
  read: { label: "Read", detail: "People, products, licences, seats, requests and the position." },
  manage: { label: "Manage", detail: "Also create, change and archive them, issue keys, assign and release seats." },
  import: { label: "Import", detail: "Upload, try and run imports." },
  collect: { label: "Collect", detail: "Send the log lines of a licence server, and nothing else." },
  audit: { label: "Audit", detail: "The position and the trail." },
  scim: { label: "SCIM", detail: "Provision people from an identity provider." },
};

export function TokenForm() {
  const [token, setToken] = useState<string | null>(null);
  const { form, submit, pending, problem, errorOf } = useActionForm({
    schema: createApiTokenInput,
    action: createApiTokenAction,
    defaultValues: { name: "", scopes: ["read"] },
    onDone: (made) => setToken(made.token),
  });
  const back = <Link href="/admin/settings/tokens">{token ? "Done" : "Cancel"}</Link>;
  if (token) {
    return (
      <div className="mt-5 grid gap-4">
        <ShownOnce label="Token" value={token}>
          Copy the token now: only a fingerprint of it is kept, so it cannot be shown again. Programs send it as{" "}
          <code className="font-mono">Authorization: Bearer …</code>
        </ShownOnce>
        <FormActs>
          <Button asChild>{back}</Button>
        </FormActs>
      </div>
    );
  }
  return (
    <Form onSubmit={submit}>
      <Field label="Name" hint="What will use it, such as “Build farm”." required error={errorOf("name")}>
        <Input {...form.register("name")} />
      </Field>
      <FieldSet legend="Scopes" error={errorOf("scopes")}>
        {Object.entries(scopes).map(([value, { label, detail }]) => (
          <Checkbox key={value} value={value} label={label} detail={detail} {...form.register("scopes")} />
        ))}
      </FieldSet>
      <Field
        label="Last day"
        hint="Without one the token works until it is revoked."
        optional
        error={errorOf("expiresOn")}
      >
        <DateInput {...form.register("expiresOn", { setValueAs: (value: string) => value || undefined })} />
      </Field>
      <FormProblem problem={problem} />
      <FormActs>
        <Button type="submit" variant="primary" pending={pending}>
          Create token
        </Button>
        <Button asChild variant="ghost">
          {back}
        </Button>
      </FormActs>
    </Form>
  );
}
