"use client";

import { useRouter } from "next/navigation";
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
import { archiveLicenseTypeAction, resetLicenseTypeAction, restoreLicenseTypeAction } from "../actions";
import { DuplicateDialog } from "./duplicate-dialog";

type MenuType = { id: string; name: string; version: number; isBuiltIn: boolean; isArchived: boolean };

/** What is done to a type now and then. */
export function TypeMenu({ type: { id: licenseTypeId, name, version, isBuiltIn, isArchived } }: { type: MenuType }) {
  const router = useRouter();
  const [asked, setAsked] = useState<"duplicate" | "reset" | "archive" | null>(null);
  const restore = useAction(restoreLicenseTypeAction, { done: `${name} is restored.` });
  const onOpenChange = (open: boolean) => (open ? undefined : setAsked(null));
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button pending={restore.pending}>More</Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          <DropdownMenuItem onSelect={() => setAsked("duplicate")}>Duplicate…</DropdownMenuItem>
          <DropdownMenuSeparator />
          {isArchived ? (
            <DropdownMenuItem onSelect={() => restore.run({ licenseTypeId })}>Restore</DropdownMenuItem>
          ) : isBuiltIn ? (
            <DropdownMenuItem danger onSelect={() => setAsked("reset")}>
              Set back to the original…
            </DropdownMenuItem>
          ) : (
            <DropdownMenuItem danger onSelect={() => setAsked("archive")}>
              Archive…
            </DropdownMenuItem>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      <DuplicateDialog
        open={asked === "duplicate"}
        onOpenChange={onOpenChange}
        type={{ id: licenseTypeId, name }}
        onDone={(id) => router.push(`/admin/license-types/${id}`)}
      />
      <ConfirmAction
        open={asked === "reset"}
        onOpenChange={onOpenChange}
        title={`Set ${name} back?`}
        description="Its rules, name, description, seats and features become what they were at first. Licences made from it stay as they are, until you apply the type to them."
        confirm="Set back"
        danger
        action={() => resetLicenseTypeAction({ licenseTypeId, version })}
        done={({ name: original }) => `${original} is what it was at first.`}
      />
      <ConfirmAction
        open={asked === "archive"}
        onOpenChange={onOpenChange}
        title={`Archive ${name}?`}
        description="No more licences are made from it. Those that were stay as they are. It can be restored at any time."
        confirm="Archive licence type"
        danger
        action={() => archiveLicenseTypeAction({ licenseTypeId })}
        done={`${name} is archived.`}
        undo={() => restoreLicenseTypeAction({ licenseTypeId })}
        undone={`${name} is restored.`}
      />
    </>
  );
}
