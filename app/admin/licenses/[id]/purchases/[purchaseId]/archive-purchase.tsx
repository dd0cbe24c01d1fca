"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmAction } from "@/components/confirm-action";
import { DateText } from "@/components/date";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import type { PurchaseEffect } from "@/lib/licenses/purchase-effect";
import { archivePurchaseAction, previewPurchaseAction } from "../../../actions";
import { counted } from "../../../license-words";

type ArchivePurchaseProps = { purchaseId: string; licenseId: string; seats: number };

/** Takes a purchase out, after showing what that does to capacity. */
export function ArchivePurchase({ purchaseId, licenseId, seats }: ArchivePurchaseProps) {
  const router = useRouter();
  const [effect, setEffect] = useState<PurchaseEffect | null>(null);
  const preview = useAction(previewPurchaseAction, { onDone: setEffect });
  return (
    <>
      <Button variant="ghost" pending={preview.pending} onClick={() => preview.run({ purchaseId, archive: true })}>
        Archive
      </Button>
      <ConfirmAction
        open={effect !== null}
        onOpenChange={(open) => (open ? undefined : setEffect(null))}
        title={`Archive the purchase of ${counted(seats, "seat")}?`}
        description={effect ? <Effect effect={effect} /> : null}
        confirm="Archive purchase"
        danger
        reason={{ label: "Reason", required: effect?.altersPast }}
        action={(reason) => archivePurchaseAction({ purchaseId, reason, allowOversubscription: true })}
        done="The purchase is archived."
        onDone={() => router.push(`/admin/licenses/${licenseId}?tab=purchases`)}
      />
    </>
  );
}

function Effect({
  effect: { unit, capacityBefore, capacityAfter, shortfall, altersPast },
}: {
  effect: PurchaseEffect;
}) {
  return (
    <>
      {capacityBefore === capacityAfter
        ? `The licence keeps its ${counted(capacityAfter, unit)} today. `
        : `Today the licence goes from ${capacityBefore} to ${counted(capacityAfter, unit)}. `}
      {shortfall ? (
        <>
          {shortfall.held} are held: from <DateText value={shortfall.from.toISOString().slice(0, 10)} /> it is{" "}
          {shortfall.over} over the limit, and what is held stays with its holders.{" "}
        </>
      ) : null}
      {altersPast
        ? "It also changes how many seats you had in the past. A purchase that ran its time gets an end date instead."
        : null}
    </>
  );
}
