"use client";

import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field";
import { initialCheck } from "./initial-check";

const boxClass =
  "peer size-4 shrink-0 appearance-none border border-control bg-panel checked:border-accent checked:bg-accent disabled:cursor-not-allowed disabled:opacity-50";

/** A bare box, for rows of a table; it needs an `aria-label`. */
export function CheckboxBox({ className, defaultValue, ...props }: Omit<ComponentProps<"input">, "type">) {
  return (
    <span className="relative inline-flex align-middle">
      <input
        type="checkbox"
        {...initialCheck(defaultValue, props.value)}
        {...props}
        className={cn(boxClass, "indeterminate:border-accent indeterminate:bg-accent rounded-[4px]", className)}
      />
      <svg
        aria-hidden="true"
        viewBox="0 0 16 16"
        className="stroke-accent-text pointer-events-none absolute inset-0 hidden peer-checked:block"
        fill="none"
        strokeWidth="2"
      >
        <path d="m4 8.2 2.6 2.6L12 5.4" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      <span
        aria-hidden="true"
        className="bg-accent-text pointer-events-none absolute top-[7px] left-1 hidden h-0.5 w-2 peer-indeterminate:block"
      />
    </span>
  );
}

/** A box with its words, and a line of detail under them. */
export function Checkbox({
  label,
  detail,
  className,
  ...props
}: Omit<ComponentProps<"input">, "type"> & { label: ReactNode; detail?: ReactNode }) {
  return (
    <label className={cn("flex items-start gap-2.5 py-0.5 text-base max-sm:py-2", className)}>
      <span className="mt-0.5 inline-flex">
        <CheckboxBox {...props} {...useFieldControl(props)} />
      </span>
      <span>
        {label}
        {detail ? <span className="text-muted block text-sm">{detail}</span> : null}
      </span>
    </label>
  );
}

/** One choice of several: the same `name` in a `FieldSet`, or spread `form.register("name")`. */
export function Radio({
  label,
  detail,
  className,
  defaultValue,
  ...props
}: Omit<ComponentProps<"input">, "type"> & { label: ReactNode; detail?: ReactNode }) {
  return (
    <label className={cn("flex items-start gap-2.5 py-0.5 text-base max-sm:py-2", className)}>
      <span className="relative mt-0.5 inline-flex">
        <input
          type="radio"
          {...initialCheck(defaultValue, props.value)}
          {...props}
          className={cn(boxClass, "rounded-full")}
        />
        <span
          aria-hidden="true"
          className="bg-accent-text pointer-events-none absolute inset-[5px] hidden rounded-full peer-checked:block"
        />
      </span>
      <span>
        {label}
        {detail ? <span className="text-muted block text-sm">{detail}</span> : null}
      </span>
    </label>
  );
}
