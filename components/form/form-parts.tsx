import { CircleAlert } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "../ui/cn";
import type { Problem } from "./action-result";

/** One column, 640 px at most. */
export function Form({ className, ...props }: ComponentProps<"form">) {
  return <form noValidate className={cn("mt-5 grid max-w-[640px] gap-4", className)} {...props} />;
}

/** Fields that belong on one line where there is room: a start and an end, an amount and its currency. */
export function FormRow({ children }: { children: ReactNode }) {
  return <div className="grid items-start gap-4 sm:grid-cols-2">{children}</div>;
}

export function FormSection({ title, detail, children }: { title: string; detail?: ReactNode; children: ReactNode }) {
  return (
    <section className="border-line grid gap-4 border-t pt-4 first:border-0 first:pt-0">
      <div>
        <h2 className="font-semibold">{title}</h2>
        {detail ? <p className="text-muted text-sm">{detail}</p> : null}
      </div>
      {children}
    </section>
  );
}

/** What is wrong with the whole, above the buttons, where the eye is after pressing one. With nothing wrong it takes no place. */
export function FormProblem({ problem }: { problem: Problem | null }) {
  return (
    <div role="alert" className="empty:absolute">
      {problem ? (
        <p className="rounded-control bg-bad-soft text-bad flex gap-2.5 px-3 py-2">
          <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
          <span>
            <b className="font-semibold">{problem.title}</b>
            {problem.detail && problem.detail !== problem.title ? (
              <span className="block">{problem.detail}</span>
            ) : null}
          </span>
        </p>
      ) : null}
    </div>
  );
}

/** The primary act first in the order of reading, then the way out. */
export function FormActs({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap gap-2 pt-1">{children}</div>;
}
