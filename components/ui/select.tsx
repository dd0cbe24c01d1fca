"use client";

import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field";
import { controlClass } from "./input";

/** The native list: the best one on a phone and with a keyboard. `options`, or option elements as children. */
export function Select({
  className,
  options,
  children,
  placeholder,
  ...props
}: ComponentProps<"select"> & { options?: readonly { value: string; label: string }[]; placeholder?: string }) {
  return (
    <span className={cn("relative block", className)}>
      <select
        {...props}
        {...useFieldControl(props)}
        className={cn(controlClass, "h-8 appearance-none pr-8 max-sm:h-10")}
      >
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options?.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
        {children}
      </select>
      <ChevronDown
        aria-hidden="true"
        className="text-muted pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2"
      />
    </span>
  );
}
