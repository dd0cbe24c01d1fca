"use client";

import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

/** On or off at once, without a form's Save. Works with `form.register` too, since it is a checkbox underneath. */
export function Switch({ label, detail, className, ...props }: Omit<ComponentProps<"input">, "type" | "role"> & { label: ReactNode; detail?: ReactNode }) {
  return (
    <label className={cn("flex items-start justify-between gap-4 py-1 max-sm:py-2", className)}>
      <span>
        <span className="font-medium">{label}</span>
        {detail ? <span className="block text-sm text-muted">{detail}</span> : null}
      </span>
      <span className="relative mt-0.5 inline-flex shrink-0">
        <input
          type="checkbox"
          role="switch"
          {...props}
          className="peer h-5 w-9 appearance-none rounded-full border border-control bg-sunken transition-colors checked:border-accent checked:bg-accent disabled:opacity-50"
        />
        <span
          aria-hidden="true"
          className="pointer-events-none absolute top-[3px] left-[3px] size-3.5 rounded-full bg-muted transition-transform peer-checked:translate-x-4 peer-checked:bg-accent-text"
        />
      </span>
    </label>
  );
}
