"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field";

export const controlClass =
  "w-full min-w-0 rounded-control border border-control bg-panel px-2.5 py-1 text-base text-text placeholder:text-faint hover:border-muted disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted [&[readonly]]:bg-sunken aria-invalid:border-over aria-invalid:outline-over focus-visible:outline-offset-0 max-sm:text-[16px]";

export function Input({ className, ...props }: ComponentProps<"input">) {
  return (
    <input
      autoComplete="off"
      {...props}
      {...useFieldControl(props)}
      className={cn(controlClass, "h-8 max-sm:h-10", className)}
    />
  );
}

/** The browser's own date field: it speaks the reader's order of day and month, and every phone has a good one. */
export function DateInput({ className, ...props }: Omit<ComponentProps<"input">, "type">) {
  return <Input type="date" className={cn("max-w-[180px]", className)} {...props} />;
}
