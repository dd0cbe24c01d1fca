import { cn } from "../ui/cn";

/** The mark: an L whose foot is two seats, one of them free. */
export function Brand({ className }: { className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2 text-base font-semibold", className)}>
      <svg viewBox="0 0 32 32" className="size-[18px]" aria-hidden="true">
        <rect className="fill-accent" width="32" height="32" rx="8.5" />
        <g className="fill-accent-text">
          <rect x="8.5" y="7" width="5" height="18" rx="1" />
          <rect x="16" y="20" width="7.5" height="5" rx="1" />
          <rect x="16" y="13.5" width="7.5" height="4" rx="1" opacity=".55" />
        </g>
      </svg>
      Leasehold
    </span>
  );
}
