import type { ComponentProps } from "react";
import { cn } from "./cn";

export function Kbd({ className, ...props }: ComponentProps<"kbd">) {
  return (
    <kbd className={cn("inline-flex min-w-[18px] justify-center rounded-[4px] border border-line px-1 font-sans text-2xs text-faint", className)} {...props} />
  );
}
