"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/cn";

type GroupListProps = { groups: readonly { key: string; title: string; count: number }[] };

/** The groups beside what is read; on a phone the first page is the way to them. */
export function GroupList({ groups }: GroupListProps) {
  const pathname = usePathname();
  return (
    <nav aria-label="Groups of operations" className="mt-11 max-lg:hidden">
      <ul className="border-line sticky top-16 grid max-h-[calc(100vh-5rem)] gap-px overflow-y-auto border-l pl-3 text-sm">
        {groups.map(({ key, title, count }) => {
          const href = `/admin/api/${key}`;
          const isOn = pathname === href;
          return (
            <li key={key}>
              <Link
                href={href}
                aria-current={isOn ? "page" : undefined}
                className={cn(
                  "hover:text-text text-muted flex justify-between gap-2 py-1",
                  isOn && "text-text font-medium",
                )}
              >
                {title} <span className="text-faint">{count}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
