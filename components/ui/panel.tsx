import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

/** A bordered area with a title and a remark beside it. */
export function Panel({
  title,
  note,
  className,
  children,
  ...props
}: Omit<ComponentProps<"section">, "title"> & { title?: ReactNode; note?: ReactNode }) {
  return (
    <section
      className={cn(
        "rounded-panel border-line bg-panel min-w-0 border px-[18px] py-4 max-sm:px-3.5 max-sm:py-3",
        className,
      )}
      {...props}
    >
      {title ? (
        <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 className="font-semibold">{title}</h2>
          {note ? <span className="text-muted text-sm">{note}</span> : null}
        </div>
      ) : null}
      {children}
    </section>
  );
}
