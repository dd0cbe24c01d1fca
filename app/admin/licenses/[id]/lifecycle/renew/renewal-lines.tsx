import { Fragment } from "react";
import { DateText } from "@/components/date";
import type { RenewalPreview } from "@/lib/lifecycle/preview-renewal";
import { day } from "../../../license-columns";
import { counted } from "../../../license-words";
import { DropNote } from "../drop-note";
import { Line } from "../preview-panel";

/** The new term, what it costs, and whether it covers what is held. */
export function RenewalLines({ licenseId, preview }: { licenseId: string; preview: RenewalPreview }) {
  const { startsOn, endsOn, oldEndsOn, seatsStartOn, charges, units } = preview;
  return (
    <>
      <p>
        It runs until <DateText value={day(endsOn)} /> instead of <DateText value={day(oldEndsOn)} />. The new term
        begins on <DateText value={day(startsOn)} />
        {seatsStartOn.getTime() === startsOn.getTime() ? "" : ", and its seats after those that are paid already"}.
      </p>
      {charges.length === 0 ? (
        <p className="text-muted mt-2">No purchase is added: what was entered for the next term is there already.</p>
      ) : null}
      <dl className="mt-2">
        {charges.map((line) => (
          <Fragment key={line.price?.currency ?? "unknown"}>
            <Line label={`${counted(line.seats, "seat")} for the new term`} amount={line.price} />
            {line.fromCredit && line.fromCredit.amount > 0 ? (
              <Line label="Paid from credit" amount={line.fromCredit} minus />
            ) : null}
            {line.price ? <Line label={<b>To pay</b>} amount={line.due} /> : null}
          </Fragment>
        ))}
      </dl>
      <DropNote licenseId={licenseId} units={units} />
    </>
  );
}
