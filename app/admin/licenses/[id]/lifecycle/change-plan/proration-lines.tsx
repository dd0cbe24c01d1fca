import { DateText } from "@/components/date";
import type { PlanChangePreview } from "@/lib/lifecycle/preview-plan-change";
import { day } from "../../../license-columns";
import { counted } from "../../../license-words";
import { DropNote } from "../drop-note";
import { Line } from "../preview-panel";

/** A change of plan reckoned out: what comes back for the days not used, what the new days cost, and what is left to pay. */
export function ProrationLines({ licenseId, preview }: { licenseId: string; preview: PlanChangePreview }) {
  const { effectiveOn, endsOn, credits, charge, creditBefore, creditAfter, units } = preview;
  if (!charge)
    return (
      <p className="text-muted">Seats and price stay as they are. The rules of the licence type hold from today.</p>
    );
  return (
    <>
      <p>
        From <DateText value={day(effectiveOn)} /> until <DateText value={day(endsOn)} />, {counted(charge.days, "day")}
        .
      </p>
      <dl className="mt-2">
        {credits.map((line) => (
          <Line
            key={line.purchaseId}
            label={`Back for ${counted(line.seats, "seat")}`}
            detail={`${line.unusedDays} of ${counted(line.days, "day")} not used`}
            amount={line.amount}
            minus
          />
        ))}
        <Line
          label={`${counted(charge.seats, "seat")}, new plan`}
          detail={`${counted(charge.days, "day")}; a period has ${charge.periodDays}`}
          amount={charge.price}
        />
        {creditBefore && creditBefore.amount > 0 ? <Line label="Credit there was" amount={creditBefore} minus /> : null}
        {charge.price ? (
          <>
            <Line label={<b>To pay</b>} amount={charge.due} />
            <Line label="Credit left for later" amount={creditAfter} />
          </>
        ) : null}
      </dl>
      <p className="text-muted mt-2 text-sm">
        Each line is rounded half up to the minor unit; no cent is lost between them.
      </p>
      <DropNote licenseId={licenseId} units={units} />
    </>
  );
}
