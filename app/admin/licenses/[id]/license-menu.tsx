"use client";

import Link from "next/link";
import { useState } from "react";
import { ConfirmAction } from "@/components/confirm-action";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import type { LicenseAllocation } from "@/lib/db/generated/enums";
import { archiveLicenseAction, restoreLicenseAction, resumeLicenseAction, suspendLicenseAction } from "../actions";
import { counted } from "../license-words";

type MenuLicense = {
  id: string;
  name: string;
  isSuspended: boolean;
  /** For good: it is neither suspended nor resumed. */
  isTerminated: boolean;
  isArchived: boolean;
  held: number;
  allocation: LicenseAllocation;
};

/** What is done to a licence now and then. */
export function LicenseMenu({
  license: { id: licenseId, name, isSuspended, isTerminated, isArchived, held, allocation },
}: {
  license: MenuLicense;
}) {
  const isLocked = allocation === "NODE_LOCKED";
  const [asked, setAsked] = useState<"archive" | "suspend" | null>(null);
  const resume = useAction(resumeLicenseAction, { done: `${name} is in use again.` });
  const restore = useAction(restoreLicenseAction, { done: `${name} is restored.` });
  const onOpenChange = (open: boolean) => (open ? undefined : setAsked(null));
  if (isArchived) {
    return (
      <Button pending={restore.pending} onClick={() => restore.run({ licenseId })}>
        Restore
      </Button>
    );
  }
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button pending={resume.pending}>More</Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          <DropdownMenuItem asChild>
            <Link href={`/admin/licenses/${licenseId}/edit`}>Edit licence</Link>
          </DropdownMenuItem>
          {isSuspended ? <DropdownMenuItem onSelect={() => resume.run({ licenseId })}>Resume</DropdownMenuItem> : null}
          {isSuspended || isTerminated ? null : (
            <DropdownMenuItem onSelect={() => setAsked("suspend")}>Suspend…</DropdownMenuItem>
          )}
          <DropdownMenuSeparator />
          <DropdownMenuItem danger onSelect={() => setAsked("archive")}>
            Archive…
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <ConfirmAction
        open={asked === "suspend"}
        onOpenChange={onOpenChange}
        title={`Suspend ${name}?`}
        description={suspension(held, allocation)}
        confirm="Suspend licence"
        reason={{ label: "Reason" }}
        action={(reason) => suspendLicenseAction({ licenseId, reason })}
        done={`${name} is suspended.`}
        undo={() => resumeLicenseAction({ licenseId })}
        undone={`${name} is in use again.`}
      />
      <ConfirmAction
        open={asked === "archive"}
        onOpenChange={onOpenChange}
        title={`Archive ${name}?`}
        description={
          held === 0
            ? "It disappears from lists and choices. Its history stays, and it can be restored at any time."
            : `${counted(held, isLocked ? "unit" : "seat")} of it ${held === 1 ? "is" : "are"} held: ${isLocked ? "deactivate" : "release"} them first, then it can be archived.`
        }
        confirm="Archive licence"
        danger
        reason={{ label: "Reason" }}
        action={(reason) => archiveLicenseAction({ licenseId, reason })}
        done={`${name} is archived.`}
        undo={() => restoreLicenseAction({ licenseId })}
        undone={`${name} is restored.`}
      />
    </>
  );
}

function suspension(held: number, allocation: LicenseAllocation): string {
  if (allocation === "FLOATING")
    return "Nothing is checked out, and programs that run are told at their next heartbeat. The queue stands still, and nobody loses their place, until you resume it.";
  if (allocation !== "NAMED")
    return "Its machines keep their units, and are told at their next validation. No machine is activated until you resume it.";
  const seats =
    held === 0
      ? "Nobody holds a seat."
      : held === 1
        ? "1 seat stays with its holder."
        : `${counted(held, "seat")} stay with their holders.`;
  return `${seats} No seat is assigned until you resume it.`;
}
