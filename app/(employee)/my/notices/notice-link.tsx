"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { useAction } from "@/components/form/use-action";
import { cn } from "@/components/ui/cn";
import { markNoticesReadAction } from "../../actions";

/** Leads to what a notice is about; whoever follows it has read it. */
export function NoticeLink({
  id,
  href,
  isRead,
  children,
}: {
  id: string;
  href: string;
  isRead: boolean;
  children: ReactNode;
}) {
  const { run } = useAction(markNoticesReadAction, { onProblem: () => undefined });
  return (
    <Link
      href={href}
      className={cn("min-w-0 [overflow-wrap:anywhere] hover:underline", !isRead && "font-semibold")}
      onClick={() => (isRead ? undefined : run({ noticeIds: [id] }))}
    >
      {children}
    </Link>
  );
}
