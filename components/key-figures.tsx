import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "./ui/cn";

export type KeyFigure = { label: string; value: ReactNode; detail?: ReactNode; href?: string };

const columns: Record<number, string> = {
  1: "sm:grid-cols-1",
  2: "sm:grid-cols-2",
  3: "sm:grid-cols-3",
  4: "sm:grid-cols-2 lg:grid-cols-4",
  5: "sm:grid-cols-3 lg:grid-cols-5",
};

/** The few numbers that matter here, each with what it is made of; a figure with `href` leads to the rows behind it. */
export function KeyFigures({ figures, className }: { figures: readonly KeyFigure[]; className?: string }) {
  return (
    <dl
      className={cn(
        "rounded-panel border-line bg-line mt-5 grid grid-cols-2 gap-px overflow-hidden border",
        columns[figures.length],
        className,
      )}
    >
      {figures.map((figure) => (
        <div
          key={figure.label}
          className={cn(
            "bg-panel relative min-w-0 px-4 py-3",
            figure.href && "hover:bg-sunken",
            "max-sm:last:odd:col-span-2",
          )}
        >
          <dt className="text-muted text-[12.5px]">{figure.label}</dt>
          <dd className="text-xl font-semibold tracking-[-0.01em]">
            {figure.href ? (
              <Link
                href={figure.href}
                className="focus-visible:after:outline-focus after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2"
              >
                {figure.value}
              </Link>
            ) : (
              figure.value
            )}
          </dd>
          {figure.detail ? <dd className="text-muted text-[12.5px]">{figure.detail}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
