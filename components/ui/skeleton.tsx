import type { ComponentProps } from "react";
import { cn } from "./cn";

export function Skeleton({ className, ...props }: ComponentProps<"div">) {
  return <div aria-hidden="true" className={cn("bg-free h-4 animate-pulse rounded-[5px]", className)} {...props} />;
}
