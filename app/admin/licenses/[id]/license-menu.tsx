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
  isNamed: boolean;
};

/** What is done to a licence now and then. */
export function LicenseMenu({
  license: { id: licenseId, name, isSuspended, isTerminated, isArchived, held, isNamed },
}: {
  license: MenuLicense;
}) {
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
        description={suspension(held, isNamed)}
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
            : `${counted(held, isNamed ? "seat" : "unit")} of it ${held === 1 ? "is" : "are"} held: ${isNamed ? "release" : "deactivate"} them first, then it can be archived.`
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

function suspension(held: number, isNamed: boolean): string {
  if (!isNamed)
    return "Its machines keep their units, and are told at their next validation. No machine is activated until you resume it.";
  const seats =
    held === 0
      ? "Nobody holds a seat."
      : held === 1
        ? "1 seat stays with its holder."
        : `${counted(held, "seat")} stay with their holders.`;
  return `${seats} No seat is assigned until you resume it.`;
}
