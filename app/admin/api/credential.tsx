"use client";

import { createContext, use, useState, type ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type Credential = { secret: string; setSecret(secret: string): void };

const CredentialContext = createContext<Credential>({ secret: "", setSecret: () => undefined });

/** Holds what was typed in for as long as the explorer is open; it is written nowhere and sent to this address alone. */
export function CredentialProvider({ children }: { children: ReactNode }) {
  const [secret, setSecret] = useState("");
  return <CredentialContext value={{ secret, setSecret }}>{children}</CredentialContext>;
}

export const useCredential = () => use(CredentialContext).secret;

export function CredentialField({ kinds }: { kinds: readonly string[] }) {
  const { secret, setSecret } = use(CredentialContext);
  return (
    <Field
      label={kinds.includes("License") ? "API token or licence key" : "API token"}
      hint="Kept in this page until you leave it, and sent nowhere else."
    >
      <Input
        type="password"
        autoComplete="off"
        spellCheck={false}
        className="font-mono"
        value={secret}
        onChange={(event) => setSecret(event.target.value.trim())}
      />
    </Field>
  );
}
