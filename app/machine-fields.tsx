"use client";

import { useState, type ComponentProps } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { readComponents, writeComponents } from "@/lib/activations/components-text";

type ComponentsFieldProps = {
  label?: string;
  hint?: string;
  initial?: Readonly<Record<string, string>>;
  error?: string;
  /** Null while what is typed cannot be read. */
  onChange(components: Record<string, string> | null): void;
};

/** Components of a machine, a line each; once the field is left, what cannot be read is told beside it. */
export function ComponentsField({ label = "Components", hint, initial = {}, error, onChange }: ComponentsFieldProps) {
  const [text, setText] = useState(() => writeComponents(initial));
  const [left, setLeft] = useState(false);
  const read = readComponents(text);
  return (
    <Field label={label} optional hint={hint} error={left && "problem" in read ? read.problem : error}>
      <Textarea
        rows={4}
        spellCheck={false}
        className="font-mono text-sm"
        value={text}
        placeholder={"mac: a4:83:e7:01:02:03\ndisk: WD-WX12A34"}
        onChange={(event) => {
          setText(event.target.value);
          const typed = readComponents(event.target.value);
          onChange("components" in typed ? typed.components : null);
        }}
        onBlur={() => setLeft(true)}
      />
    </Field>
  );
}

/** The fingerprint that a client program shows for the hardware it runs on. */
export function FingerprintField({ error, ...input }: { error?: string } & ComponentProps<typeof Input>) {
  return (
    <Field
      label="Fingerprint"
      required
      hint="The program on the machine shows it, for example under “About”."
      error={error}
    >
      <Input spellCheck={false} className="font-mono text-sm" {...input} />
    </Field>
  );
}
