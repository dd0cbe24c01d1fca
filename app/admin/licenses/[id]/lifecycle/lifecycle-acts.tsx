"use client";

import Link from "next/link";
import { ConfirmAction } from "@/components/confirm-action";
import { Button } from "@/components/ui/button";
import { counted } from "../../license-words";
import { cancelLicenseAction, terminateLicenseAction, undoCancelAction } from "./lifecycle-actions";

type LifecycleActsProps = {
  licenseId: string;
  name: string;
  term: "PERPETUAL" | "SUBSCRIPTION" | "TRIAL";
  endsOn: string | null;
  isRunning: boolean;
  isCancelled: boolean;
  isTransferable: boolean;
  held: number;
};

/** What can be done to the term of a licence; each act says first what it will do. */
export function LifecycleActs({
  licenseId,
  name,
  term,
  endsOn,
  isRunning,
  isCancelled,
  isTransferable,
  held,
}: LifecycleActsProps) {
  const path = `/admin/licenses/${licenseId}/lifecycle`;
  const go = (to: string, label: string, primary = false) => (
    <Button asChild variant={primary ? "primary" : "default"}>
      <Link href={`${path}/${to}`}>{label}</Link>
    </Button>
  );
  return (
    <div className="flex flex-wrap gap-2">
      {term === "SUBSCRIPTION" && endsOn ? go("renew", "Renew", true) : null}
      {term === "SUBSCRIPTION" && endsOn && isRunning ? go("change-plan", "Change plan") : null}
      {term === "TRIAL" ? go("convert", "Convert", true) : null}
      {term === "TRIAL" && endsOn ? go("extend", "Extend") : null}
      {term === "PERPETUAL" ? go("maintenance", "Add maintenance", true) : null}
      {isTransferable ? go("transfer", "Transfer") : null}
      {endsOn && isRunning ? (
        isCancelled ? (
          <ConfirmAction
            trigger={<Button>Take back cancellation</Button>}
            title={`Take back the cancellation of ${name}?`}
            description="It goes on as it did before: renewed by itself, by hand, or not, as the licence says."
            confirm="Take back cancellation"
            action={() => undoCancelAction({ licenseId })}
            done={`The cancellation of ${name} is taken back.`}
          />
        ) : (
          <ConfirmAction
            trigger={<Button>Cancel at period end…</Button>}
            title={`Cancel ${name} at the end of its period?`}
            description={`It runs until ${endsOn}, is not renewed and has no grace. You can take this back until then.`}
            confirm="Cancel at period end"
            reason={{ label: "Reason" }}
            action={(reason) => cancelLicenseAction({ licenseId, reason })}
            done={`${name} ends on ${endsOn}.`}
            undo={() => undoCancelAction({ licenseId })}
            undone={`The cancellation of ${name} is taken back.`}
          />
        )
      ) : null}
      <ConfirmAction
        trigger={<Button variant="caution">Terminate…</Button>}
        title={`Terminate ${name} for good?`}
        description={`Nothing of it may be used from now on, and this cannot be undone.${held > 0 ? ` ${counted(held, "unit")} of it ${held === 1 ? "is" : "are"} held now.` : ""} To pause it, suspend it; to let it end, cancel it.`}
        confirm="Terminate licence"
        danger
        reason={{ label: "Reason", required: true }}
        action={(reason) => terminateLicenseAction({ licenseId, reason })}
        done={`${name} is terminated.`}
      />
    </div>
  );
}
