"use client";

import { useState, type ReactNode } from "react";
import { ConfirmAction } from "@/components/confirm-action";
import { DateText } from "@/components/date";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { counted } from "../licenses/license-words";
import { returnForHolderAction } from "./lease-actions";

type Borrowed = { leaseId: string; user: string; host: string; seats: number; isLost: boolean };
type Way = "return" | "lost" | "free";

/** Ends what is borrowed, which nobody can call back: returned early, its device lost, or its seats freed all the same. */
export function EndBorrow({ lease, until }: { lease: Borrowed; until: Date | string }) {
  const [asked, setAsked] = useState<Way | null>(null);
  const { leaseId, user, host, seats, isLost } = lease;
  const words = wordsOf(lease, until);
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button size="small" aria-label={`End what ${user} borrowed on ${host}`}>
            End borrow…
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          <DropdownMenuItem onSelect={() => setAsked("return")}>It was given back…</DropdownMenuItem>
          {isLost ? null : <DropdownMenuItem onSelect={() => setAsked("lost")}>Declare device lost…</DropdownMenuItem>}
          <DropdownMenuItem danger onSelect={() => setAsked("free")}>
            Lost, free {seats === 1 ? "its seat" : "its seats"} now…
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {asked ? (
        <ConfirmAction
          open
          onOpenChange={(open) => (open ? undefined : setAsked(null))}
          title={words[asked].title}
          description={words[asked].description}
          confirm={words[asked].confirm}
          danger
          reason={{ label: "Reason" }}
          action={(reason) =>
            returnForHolderAction({ leaseId, lost: asked !== "return", freeNow: asked === "free", reason })
          }
          done={words[asked].done}
        />
      ) : null}
    </>
  );
}

type Words = { title: string; description: ReactNode; confirm: string; done: string };

function wordsOf({ user, host, seats }: Borrowed, until: Date | string): Record<Way, Words> {
  const what = counted(seats, "seat");
  return {
    return: {
      title: `Return ${what} of ${user}?`,
      description: `Free at once, for whoever waits. The file on ${host} is revoked: it must not be used any more.`,
      confirm: "Return",
      done: `${what} of ${user} returned.`,
    },
    lost: {
      title: `Is ${host} lost?`,
      description: (
        <>
          Its file is revoked. A device without a network cannot be called back, so {what} {seats === 1 ? "is" : "are"}{" "}
          free again when the file ends: <DateText value={until} time />.
        </>
      ),
      confirm: "Declare it lost",
      done: `${host} is declared lost.`,
    },
    free: {
      title: `Free ${what} of ${user} now?`,
      description: (
        <>
          Only if nobody will run the program on {host} again: its file is revoked, but without a network it is good
          there until <DateText value={until} time />, and then more seats are in use than you own.
        </>
      ),
      confirm: "Free now",
      done: `${what} of ${user} freed.`,
    },
  };
}
