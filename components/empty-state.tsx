import type { ReactNode } from "react";

/** Nothing here: says why in one sentence, and what to do next. */
export function EmptyState({ title, children, act }: { title: string; children?: ReactNode; act?: ReactNode }) {
  return (
    <div className="mt-4 rounded-panel border border-dashed border-line-strong px-6 py-10 text-center">
      <p className="font-semibold">{title}</p>
      {children ? <div className="mx-auto mt-1 max-w-[52ch] text-muted">{children}</div> : null}
      {act ? <div className="mt-4 flex flex-wrap justify-center gap-2">{act}</div> : null}
    </div>
  );
}
