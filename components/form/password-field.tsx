"use client";

import { Eye, EyeOff } from "lucide-react";
import { useState, type ComponentProps, type ReactNode } from "react";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";

type Props = Omit<ComponentProps<typeof Input>, "type"> & {
  label: string;
  hint?: ReactNode;
  error?: string;
  autoComplete: "current-password" | "new-password";
};

/** A password can be looked at while it is typed: a long one is mistyped otherwise, above all on a phone. */
export function PasswordField({ label, hint, error, ...input }: Props) {
  const [shown, setShown] = useState(false);
  return (
    <Field label={label} hint={hint} error={error} required>
      <div className="flex gap-1.5">
        <Input
          type={shown ? "text" : "password"}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          {...input}
        />
        <Button
          size="icon"
          className="size-8 max-sm:size-10"
          aria-pressed={shown}
          aria-label="Show what is typed"
          onClick={() => setShown(!shown)}
        >
          {shown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
        </Button>
      </div>
    </Field>
  );
}
