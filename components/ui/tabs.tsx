"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { Count } from "../count";
import { cn } from "./cn";

export type LinkTab = { label: string; href: string; count?: number };

/** Tabs held in the URL: links, so that a tab can be bookmarked, shared and gone back to. */
export function Tabs({ tabs, label }: { tabs: readonly LinkTab[]; label: string }) {
  const pathname = usePathname();
  const current = useSearchParams();
  const isOn = (href: string) => {
    const [path = "", query = ""] = href.split("?");
    return path === pathname && [...new URLSearchParams(query)].every(([key, value]) => current.get(key) === value);
  };
  // The most particular match wins: "?tab=keys" over the same path without it.
  const on = tabs.filter((tab) => isOn(tab.href)).sort((a, b) => b.href.length - a.href.length)[0];
  return (
    <nav
      aria-label={label}
      className="border-line -mx-4 mt-[22px] flex gap-[18px] overflow-x-auto border-b px-4 text-[13.5px] sm:mx-0 sm:px-0"
    >
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          scroll={false}
          aria-current={tab === on ? "page" : undefined}
          className={cn(
            "text-muted hover:text-text py-[7px] whitespace-nowrap focus-visible:-outline-offset-2 max-sm:py-2.5",
            tab === on && "text-text font-medium shadow-[inset_0_-2px_var(--accent)]",
          )}
        >
          {tab.label}
          {tab.count === undefined ? null : (
            <>
              {" "}
              <Count value={tab.count} />
            </>
          )}
        </Link>
      ))}
    </nav>
  );
}
