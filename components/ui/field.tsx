"use client";

import { createContext, use, useId, type ReactNode } from "react";
import { cn } from "./cn";
import { Label } from "./label";

type FieldContextValue = { id: string; describedBy: string | undefined; invalid: boolean; required: boolean };
const FieldContext = createContext<FieldContextValue | null>(null);

/** What a control inside a `Field` puts on its element: id, description, validity. The control's own props win. */
export function useFieldControl(own: { id?: string; "aria-describedby"?: string; "aria-invalid"?: unknown }) {
  const field = use(FieldContext);
  if (!field) return {};
  return {
    id: own.id ?? field.id,
    "aria-describedby": own["aria-describedby"] ?? field.describedBy,
    "aria-invalid": field.invalid || undefined,
    "aria-required": field.required || undefined,
  };
}

type FieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  required?: boolean;
  optional?: boolean;
  hideLabel?: boolean;
  className?: string;
  children: ReactNode;
};

/** One control with its label, a hint before the mistake and the error after it, both read out with the control. */
export function Field({ label, hint, error, required = false, optional, hideLabel, className, children }: FieldProps) {
  const id = useId();
  const describedBy = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined;
  return (
    <FieldContext value={{ id, describedBy, invalid: Boolean(error), required }}>
      <div className={cn("grid gap-1", className)}>
        <Label htmlFor={id} className={hideLabel ? "sr-only" : undefined}>
          {label}
          {optional ? <span className="text-muted font-normal"> (optional)</span> : null}
        </Label>
        {children}
        {hint ? (
          <p id={`${id}-hint`} className="text-muted text-sm">
            {hint}
          </p>
        ) : null}
        {error ? (
          <p id={`${id}-error`} className="text-bad text-sm font-medium first-letter:uppercase">
            {error}
          </p>
        ) : null}
      </div>
    </FieldContext>
  );
}

/** Several controls under one name: radio buttons, a group of checkboxes, a date range. */
export function FieldSet({
  legend,
  hint,
  error,
  children,
  className,
}: {
  legend: ReactNode;
  hint?: ReactNode;
  error?: string;
  children: ReactNode;
  className?: string;
}) {
  const id = useId();
  return (
    <fieldset className={cn("grid gap-1.5", className)} aria-describedby={error ? id : undefined}>
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      {hint ? <p className="text-muted -mt-1 text-sm">{hint}</p> : null}
      {children}
      {error ? (
        <p id={id} className="text-bad text-sm font-medium first-letter:uppercase">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
