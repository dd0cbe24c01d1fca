"use client";

import { MoreHorizontal } from "lucide-react";
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
import { archivePersonAction, changePersonStatusAction, departPersonAction, restorePersonAction } from "../actions";
import { statusWords } from "../person-words";

type Status = keyof typeof statusWords;
type PersonActsProps = {
  person: { id: string; displayName: string; status: Status; archived: boolean };
  /** What they hold and who depends on them, for the preview of a departure. */
  seats: readonly string[];
  machines: number;
  reports: number;
};
type Act = "ACTIVE" | "ON_LEAVE" | "SUSPENDED" | "depart" | "archive" | "restore";

const menu: Record<Act, string> = {
  ACTIVE: "Set active",
  ON_LEAVE: "Set on leave",
  SUSPENDED: "Suspend",
  depart: "Mark as departed",
  archive: "Archive",
  restore: "Restore",
};

function actsFor({ status, archived }: PersonActsProps["person"]): Act[] {
  if (archived) return ["restore"];
  if (status === "DEPARTED") return ["ACTIVE", "archive"];
  return [...(["ACTIVE", "ON_LEAVE", "SUSPENDED"] as const).filter((other) => other !== status), "depart"];
}

/** Status, departure and archive of a person, each with what it will do. */
export function PersonActs({ person, seats, machines, reports }: PersonActsProps) {
  const [act, setAct] = useState<Act | null>(null);
  const { id: personId, displayName: name, status } = person;
  const held =
    seats.length === 0
      ? "They hold no seats."
      : `They hold ${seats.length === 1 ? "a seat" : `${seats.length} seats`}: ${listed(seats)}.`;
  const running =
    machines === 0 ? "" : ` ${machines === 1 ? "Their machine is" : `Their ${machines} machines are`} deactivated.`;
  const previous = status === "DEPARTED" ? "ACTIVE" : status;
  const close = { open: true, onOpenChange: (open: boolean) => (open ? undefined : setAct(null)) };
  const acts = actsFor(person);
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button size="icon" aria-label="More">
            <MoreHorizontal aria-hidden="true" />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          {acts.map((one) =>
            one === "depart" || one === "archive" ? (
              <div key={one}>
                <DropdownMenuSeparator />
                <DropdownMenuItem danger onSelect={() => setAct(one)}>
                  {menu[one]}…
                </DropdownMenuItem>
              </div>
            ) : (
              <DropdownMenuItem key={one} onSelect={() => setAct(one)}>
                {one === "ACTIVE" && status === "DEPARTED" ? "Bring back" : menu[one]}…
              </DropdownMenuItem>
            ),
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      {act === "depart" ? (
        <ConfirmAction
          {...close}
          title={`Mark ${name} as departed?`}
          description={`As of now. ${held} ${seats.length > 0 ? "They are released, and open requests are withdrawn." : "Open requests are withdrawn."}${running}${reports > 0 ? ` ${reports === 1 ? "One person reports" : `${reports} people report`} to them and will need another manager.` : ""} They can no longer sign in.`}
          confirm="Mark as departed"
          danger
          reason={{ label: "Reason" }}
          action={(reason) => departPersonAction({ personId, reason })}
          done={`${name} has departed.`}
        />
      ) : act === "archive" ? (
        <ConfirmAction
          {...close}
          title={`Archive ${name}?`}
          description="They disappear from lists. Their history stays, and they can be restored at any time."
          confirm="Archive"
          danger
          action={() => archivePersonAction({ personId })}
          done={`${name} is archived.`}
          undo={() => restorePersonAction({ personId })}
          undone={`${name} is restored.`}
        />
      ) : act === "restore" ? (
        <ConfirmAction
          {...close}
          title={`Restore ${name}?`}
          description="They appear in lists again."
          confirm="Restore"
          action={() => restorePersonAction({ personId })}
          done={`${name} is restored.`}
        />
      ) : act ? (
        <ConfirmAction
          {...close}
          title={status === "DEPARTED" ? `Bring ${name} back?` : `${menu[act]}: ${name}?`}
          description={effects[act]}
          confirm={status === "DEPARTED" ? "Bring back" : menu[act]}
          reason={{ label: "Reason" }}
          action={(reason) => changePersonStatusAction({ personId, status: act, reason })}
          done={`${name}: ${statusWords[act].toLowerCase()}.`}
          undo={status === "DEPARTED" ? undefined : () => changePersonStatusAction({ personId, status: previous })}
        />
      ) : null}
    </>
  );
}

const effects = {
  ACTIVE: "They can sign in, ask for seats and be given seats.",
  ON_LEAVE: "They keep their seats and can sign in, but are given no new seats until they are active again.",
  SUSPENDED: "They keep their seats, but cannot sign in and are given no new seats.",
} as const;

function listed(names: readonly string[]): string {
  return names.length > 5 ? `${names.slice(0, 5).join(", ")} and ${names.length - 5} more` : names.join(", ");
}
