"use client";

import type { UseFormRegisterReturn } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { FileDrop } from "@/components/ui/file-drop";
import { Textarea } from "@/components/ui/textarea";
import { longestRequest } from "@/lib/offline/file-schema";

type RequestFileFieldProps = {
  error?: string;
  /** `register("request")` */
  registered: UseFormRegisterReturn;
  /** The text of a file that was chosen. */
  onText(text: string): void;
  /** What is wrong with a file that is not read at all. */
  onWrong(detail: string): void;
};

/** A request file of a machine without a network: dropped, chosen, or its text pasted. */
export function RequestFileField({ error, registered, onText, onWrong }: RequestFileFieldProps) {
  const take = async (file: File | null) => {
    if (!file) return;
    if (file.size > longestRequest) onWrong("is no request file: it is too large");
    else onText(await file.text());
  };
  return (
    <>
      <Field label="Request file" hint="The program on the machine writes it.">
        <FileDrop accept=".req,.txt,text/plain" onFile={(file) => void take(file)} hint="Or paste its text below." />
      </Field>
      <Field label="Its text" required error={error}>
        <Textarea
          rows={6}
          spellCheck={false}
          className="font-mono text-sm"
          placeholder="-----BEGIN ACTIVATION REQUEST-----"
          {...registered}
        />
      </Field>
    </>
  );
}
