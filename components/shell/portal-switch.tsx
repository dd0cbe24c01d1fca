import Link from "next/link";
import { cn } from "../ui/cn";
import { portals, type PortalName } from "./navigation";

/** For people with several roles: each portal one click away. */
export function PortalSwitch({ current, allowed }: { current: PortalName; allowed: readonly PortalName[] }) {
  if (allowed.length < 2) return null;
  return (
    <nav aria-label="Portal" className="bg-sunken grid grid-cols-2 gap-0.5 rounded-[8px] p-0.5 text-xs">
      {allowed.map((key) => (
        <Link
          key={key}
          href={portals[key].href}
          aria-current={key === current ? "true" : undefined}
          className={cn(
            "text-muted hover:text-text rounded-[6px] border border-transparent px-2 py-0.5 text-center max-lg:py-2",
            key === current && "border-line bg-raised text-text font-medium",
          )}
        >
          {portals[key].label}
        </Link>
      ))}
    </nav>
  );
}
