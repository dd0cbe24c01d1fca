import type { ReactNode } from "react";
import { Brand } from "./brand";

/** Pages outside the shell: signing in, setting up, an expired link. */
export function PlainPage({
  title,
  detail,
  children,
  foot,
}: {
  title: string;
  detail?: ReactNode;
  children?: ReactNode;
  foot?: ReactNode;
}) {
  return (
    <main className="grid min-h-dvh grid-rows-[1fr_auto_2fr] justify-items-center px-4 py-8">
      <div />
      <div className="w-full max-w-[380px]">
        <Brand className="mb-5" />
        <div className="rounded-panel border-line bg-panel border p-6 max-sm:p-5">
          <h1 className="text-xl font-semibold tracking-[-0.01em]">{title}</h1>
          {detail ? <div className="text-muted mt-1">{detail}</div> : null}
          {children ? <div className="mt-5 grid gap-4">{children}</div> : null}
        </div>
        {foot ? <div className="text-muted mt-4 px-1 text-sm">{foot}</div> : null}
      </div>
    </main>
  );
}
