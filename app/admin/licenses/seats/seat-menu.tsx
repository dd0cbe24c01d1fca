"use client";

import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { ConfirmAction } from "@/components/confirm-action";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { releaseSeatsAction, undoReleaseAction } from "../actions";
import { EndSeatDialog } from "./end-seat-dialog";
import { TransferSeatDialog } from "./transfer-seat-dialog";

export type MenuSeat = {
  id: string;
  version: number;
  person: string;
  license: string;
  reassignable: boolean;
  until: string | null;
};
type Opened = "transfer" | "end" | "release" | null;

/** What can be done with one seat. */
export function SeatMenu({ seat }: { seat: MenuSeat }) {
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button size="icon" variant="ghost" aria-label={`Acts on the seat of ${seat.person}`}>
            <Ellipsis aria-hidden="true" />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          <DropdownMenuItem disabled={!seat.reassignable} onSelect={() => setOpened("transfer")}>
            {seat.reassignable ? "Transfer…" : "Transfer: not reassignable"}
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => setOpened("end")}>
            {seat.until ? "Change the end…" : "Set an end…"}
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem danger onSelect={() => setOpened("release")}>
            Release seat…
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {opened === "transfer" ? <TransferSeatDialog seat={seat} onClose={close} /> : null}
      {opened === "end" ? <EndSeatDialog seat={seat} onClose={close} /> : null}
      <ConfirmAction
        open={opened === "release"}
        onOpenChange={(open) => (open ? undefined : close())}
        title={`Release the seat of ${seat.person}?`}
        description={`${seat.person} can no longer use ${seat.license}. Whoever waits longest gets the seat. Undo for 30 days, while it is free.`}
        confirm="Release seat"
        danger
        reason={{ label: "Reason" }}
        action={(reason) => releaseSeatsAction({ seatIds: [seat.id], reason })}
        done={`Seat of ${seat.person} released.`}
        undo={() => undoReleaseAction({ seatIds: [seat.id] })}
        undone={`${seat.person} has the seat again.`}
      />
    </>
  );
}
