import type { ComponentProps } from "react";
import { cn } from "./cn";

export function Kbd({ className, ...props }: ComponentProps<"kbd">) {
  return (
    <kbd
      className={cn(
        "border-line text-2xs text-faint inline-flex min-w-[18px] justify-center rounded-[4px] border px-1 font-sans",
        className,
      )}
      {...props}
    />
  );
}
