"use client";

import type { ReactNode } from "react";
import type { Problem } from "@/components/form/action-result";
import { FormProblem } from "@/components/form/form-parts";
import { Money } from "@/components/money";

type PreviewPanelProps = { pending: boolean; problem: Problem | null; idle: string; children: ReactNode };

/** What will happen, or why it cannot: beside the form, before anything is done. */
export function PreviewPanel({ pending, problem, idle, children }: PreviewPanelProps) {
  const detail = problem?.errors?.map((error) => `${fieldWords(error.pointer)} ${error.detail}.`).join(" ");
  return (
    <section
      aria-label="What this will do"
      aria-live="polite"
      aria-busy={pending}
      className="rounded-panel border-line bg-panel border px-4 py-3"
    >
      <h2 className="mb-1 font-semibold">What this will do</h2>
      {problem ? <FormProblem problem={detail ? { ...problem, detail } : problem} /> : null}
      {problem ? null : (children ?? <p className="text-muted">{pending ? "Reckoning…" : idle}</p>)}
    </section>
  );
}

/** "/price/currency" → "Currency". */
function fieldWords(pointer: string): string {
  const name = pointer.split("/").at(-1) ?? "";
  const words = name
    .replace(/(On|Id)$/, "")
    .replaceAll(/([A-Z])/g, " $1")
    .toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

export type Amount = { amount: number; currency: string } | null;

/** One line of a reckoning: what it is, how it comes about, and how much. */
export function Line({
  label,
  detail,
  amount,
  minus,
}: {
  label: ReactNode;
  detail?: ReactNode;
  amount: Amount;
  minus?: boolean;
}) {
  return (
    <div className="border-line flex items-baseline justify-between gap-4 border-b py-1.5 last:border-0">
      <dt className="min-w-0">
        {label}
        {detail ? <span className="text-muted block text-sm">{detail}</span> : null}
      </dt>
      <dd className="text-right whitespace-nowrap tabular-nums">
        {amount ? (
          <>
            {minus && amount.amount > 0 ? "−" : ""}
            <Money {...amount} />
          </>
        ) : (
          <span className="text-muted">price not known</span>
        )}
      </dd>
    </div>
  );
}
