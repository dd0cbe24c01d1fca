import type { ComponentProps } from "react";
import { cn } from "./cn";

/** A small plain table, for a panel or behind a chart; lists use `DataTable`. */
export function Table({ className, ...props }: ComponentProps<"table">) {
  return (
    <div className="relative overflow-x-auto" tabIndex={0} role="group" aria-label="Table">
      <table data-plain="" className={cn("data-table", className)} {...props} />
    </div>
  );
}
