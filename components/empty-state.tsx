import type { ReactNode } from "react";

/** Nothing here: says why in one sentence, and what to do next. */
export function EmptyState({ title, children, act }: { title: string; children?: ReactNode; act?: ReactNode }) {
  return (
    <div className="rounded-panel border-line-strong mt-4 border border-dashed px-6 py-10 text-center">
      <p className="font-semibold">{title}</p>
      {children ? <div className="text-muted mx-auto mt-1 max-w-[52ch] text-balance">{children}</div> : null}
      {act ? <div className="mt-4 flex flex-wrap justify-center gap-2">{act}</div> : null}
    </div>
  );
}
