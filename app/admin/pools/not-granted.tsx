import { CircleAlert } from "lucide-react";
import Link from "next/link";
import { cn } from "@/components/ui/cn";
import { counted } from "../licenses/license-words";

type NotGrantedProps = { licenseId: string; feature: { name: string; exceptions: number }; className?: string };

/** That the pool of a feature gives nothing out, and where that is changed. */
export function NotGranted({ licenseId, feature: { name, exceptions }, className }: NotGrantedProps) {
  return (
    <p role="status" className={cn("rounded-control bg-warn-soft text-warn flex gap-2 px-3 py-2 text-sm", className)}>
      <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <span>
        {exceptions > 0
          ? `Gives seats only to ${counted(exceptions, "exception")} until the licence grants ${name} to everybody. `
          : `Gives nothing out until the licence grants ${name}: it is not granted, or switched off. `}
        <Link className="link text-inherit" href={`/admin/licenses/${licenseId}?tab=entitlements`}>
          See its entitlements
        </Link>
      </span>
    </p>
  );
}
