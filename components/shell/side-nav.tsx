"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { Count } from "../count";
import { cn } from "../ui/cn";
import { currentItem, type NavGroup } from "./navigation";

export function SideNav({
  groups,
  counts,
  label,
}: {
  groups: readonly NavGroup[];
  counts: Partial<Record<string, number>>;
  label: string;
}) {
  const on = currentItem(groups, usePathname());
  return (
    <nav aria-label={label} className="flex flex-col gap-px text-sm max-lg:text-base">
      {groups.map((group, index) => (
        <div key={group.label ?? index} className="contents">
          {group.label ? <p className="text-faint px-2 pt-3.5 pb-1 text-xs">{group.label}</p> : null}
          {group.items.map((item) => {
            const count = counts[item.key];
            return (
              <Link
                key={item.key}
                href={item.href}
                aria-current={item === on ? "page" : undefined}
                className={cn(
                  "text-muted hover:bg-sunken hover:text-text flex justify-between gap-3 rounded-[6px] px-2 py-[5px] focus-visible:-outline-offset-2 max-lg:py-2.5",
                  item === on && "bg-sunken text-text font-medium",
                )}
              >
                {item.label}
                {count ? (
                  <span className="text-faint font-medium">
                    <Count value={count} />
                  </span>
                ) : null}
              </Link>
            );
          })}
        </div>
      ))}
    </nav>
  );
}
