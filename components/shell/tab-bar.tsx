"use client";

import {
  Armchair,
  AppWindow,
  CircleCheck,
  LayoutGrid,
  ListChecks,
  Settings2,
  ShieldCheck,
  type LucideIcon,
} from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Count } from "../count";
import { cn } from "../ui/cn";
import type { PortalName } from "./navigation";

/** `spare`: left out where there are so many tabs that the words would not fit. */
type Tab = { key: string; label: string; href: string; icon: LucideIcon; portal: PortalName; spare?: true };

const tabs: readonly Tab[] = [
  { key: "my-software", label: "Mine", href: "/my", icon: AppWindow, portal: "employee" },
  { key: "catalog", label: "Catalogue", href: "/catalog", icon: LayoutGrid, portal: "employee" },
  { key: "my-floating", label: "Floating", href: "/my/floating", icon: Armchair, portal: "employee", spare: true },
  { key: "my-requests", label: "Requests", href: "/my/requests", icon: ListChecks, portal: "employee" },
  { key: "approvals", label: "To decide", href: "/approvals", icon: CircleCheck, portal: "approver" },
  { key: "admin", label: "Admin", href: "/admin", icon: Settings2, portal: "admin" },
  { key: "auditor", label: "Audit", href: "/auditor", icon: ShieldCheck, portal: "auditor" },
];

/** At 360 px, with a word under each. */
const mostTabs = 5;

/** The employee's and the approver's way around on a phone, under the thumb. */
export function TabBar({
  allowed,
  counts,
}: {
  allowed: readonly PortalName[];
  counts: Partial<Record<string, number>>;
}) {
  const pathname = usePathname();
  const own = tabs.filter((tab) => allowed.includes(tab.portal));
  const shown = own.length > mostTabs ? own.filter(({ spare }) => !spare) : own;
  const on = shown
    .filter((tab) => pathname === tab.href || pathname.startsWith(`${tab.href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0];
  return (
    <nav
      aria-label="Main"
      data-tab-bar=""
      className="border-line bg-panel fixed inset-x-0 bottom-0 z-30 flex border-t pb-[env(safe-area-inset-bottom)] sm:hidden"
    >
      {shown.map((tab) => {
        const count = counts[tab.key];
        const Icon = tab.icon;
        return (
          <Link
            key={tab.key}
            href={tab.href}
            aria-current={tab === on ? "page" : undefined}
            className={cn(
              "text-2xs text-muted flex min-w-0 flex-1 flex-col items-center gap-0.5 py-2 focus-visible:-outline-offset-2",
              tab === on && "text-accent font-semibold",
            )}
          >
            <Icon className="size-5" strokeWidth={tab === on ? 2.2 : 1.8} aria-hidden="true" />
            <span className="truncate">
              {tab.label}
              {count ? (
                <>
                  {" "}
                  <Count value={count} />
                </>
              ) : null}
            </span>
          </Link>
        );
      })}
    </nav>
  );
}
