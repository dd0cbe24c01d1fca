import { cn } from "./cn";

/** Initials; decoration, since the name always stands beside it. */
export function Avatar({ name, className }: { name: string; className?: string }) {
  const words = name.trim().split(/\s+/);
  const initials = `${words[0]?.[0] ?? ""}${words.length > 1 ? (words.at(-1)?.[0] ?? "") : ""}`.toUpperCase();
  return (
    <span
      aria-hidden="true"
      className={cn(
        "bg-accent-soft text-2xs text-accent inline-flex size-6 shrink-0 items-center justify-center rounded-full font-semibold",
        className,
      )}
    >
      {initials}
    </span>
  );
}
