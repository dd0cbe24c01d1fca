"use client";

import { useRouter } from "next/navigation";
import { ConfirmAction } from "@/components/confirm-action";
import { Button } from "@/components/ui/button";
import { giveBackSeatAction } from "../actions";

export function GiveBack({ seatId, license }: { seatId: string; license: string }) {
  const router = useRouter();
  return (
    <ConfirmAction
      trigger={
        <Button size="small" variant="ghost">
          Give back…
        </Button>
      }
      title={`Give back ${license}?`}
      description="You can no longer use it, and the seat goes to the next person who waits. To have it again you ask again."
      confirm="Give it back"
      danger
      reason={{ label: "Why you no longer need it" }}
      action={(reason) => giveBackSeatAction({ seatId, reason })}
      done={`${license} is given back.`}
      onDone={() => router.push("/my")}
    />
  );
}
