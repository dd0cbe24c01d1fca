"use client";

import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { initialCheck } from "./initial-check";

/** On or off at once, without a form's Save. Works with `form.register` too, since it is a checkbox underneath. */
export function Switch({
  label,
  detail,
  className,
  defaultValue,
  ...props
}: Omit<ComponentProps<"input">, "type" | "role"> & { label: ReactNode; detail?: ReactNode }) {
  return (
    <label className={cn("flex items-start justify-between gap-4 py-1 max-sm:py-2", className)}>
      <span>
        <span className="font-medium">{label}</span>
        {detail ? <span className="text-muted block text-sm">{detail}</span> : null}
      </span>
      <span className="relative mt-0.5 inline-flex shrink-0">
        <input
          type="checkbox"
          role="switch"
          {...initialCheck(defaultValue, props.value)}
          {...props}
          className="peer border-control bg-sunken checked:border-accent checked:bg-accent h-5 w-9 appearance-none rounded-full border transition-colors disabled:opacity-50"
        />
        <span
          aria-hidden="true"
          className="bg-muted peer-checked:bg-accent-text pointer-events-none absolute top-[3px] left-[3px] size-3.5 rounded-full transition-transform peer-checked:translate-x-4"
        />
      </span>
    </label>
  );
}
