"use client";

import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { revealKeyAction } from "../key-actions";
import { useKeyDialogs } from "./key-dialogs";

type KeyActsProps = { keyId: string; hint: string; inUse: boolean; size?: "small" };

/** What is done to a licence key: shown again (recorded), replaced, revoked. */
export function KeyActs({ keyId, hint, inUse, size }: KeyActsProps) {
  const { ask, show } = useKeyDialogs();
  const reveal = useAction(revealKeyAction, {
    onDone: ({ key }) => show({ title: `The key ending in ${hint}`, note: "That you looked is in the trail.", key }),
  });
  if (!inUse)
    return (
      <Button size={size} pending={reveal.pending} onClick={() => reveal.run({ keyId })}>
        Show key
      </Button>
    );
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button size={size} pending={reveal.pending} aria-label={`Acts for the key ending in ${hint}`}>
          More
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        <DropdownMenuItem onSelect={() => reveal.run({ keyId })}>Show key</DropdownMenuItem>
        <DropdownMenuItem onSelect={() => ask({ act: "replace", keyId, hint })}>Replace…</DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem danger onSelect={() => ask({ act: "revoke", keyId, hint })}>
          Revoke…
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
