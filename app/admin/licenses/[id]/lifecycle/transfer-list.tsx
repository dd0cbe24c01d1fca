import { DateText } from "@/components/date";
import { StatusPill } from "@/components/status-pill";
import { Panel } from "@/components/ui/panel";
import type { TransferView } from "@/lib/lifecycle/transfer-view";
import { DecideTransfer } from "./decide-transfer";

const words = {
  PENDING: { status: "PENDING" },
  DONE: { status: "DONE", label: "Transferred" },
  REJECTED: { status: "REJECTED" },
  WITHDRAWN: { status: "CANCELLED", label: "Withdrawn" },
};

/** The transfers of a licence, the newest first; one that waits can be decided here. */
export function TransferList({ transfers }: { transfers: readonly TransferView[] }) {
  return (
    <Panel title="Transfers">
      <ul className="grid gap-3">
        {transfers.map((transfer) => (
          <li key={transfer.id} className="border-line border-b pb-3 last:border-0 last:pb-0">
            <TransferFacts transfer={transfer} />
            {transfer.status === "PENDING" ? (
              <DecideTransfer transferId={transfer.id} license={transfer.license.name} mayWithdraw />
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** From where to where, who asked for it and why, and what became of it. */
export function TransferFacts({ transfer }: { transfer: TransferView }) {
  const { changes, askedBy, askedAt, reason, decidedBy, decidedAt, outcomeNote, status } = transfer;
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span>
          {changes.map(({ what, from, to }, at) => (
            <span key={what}>
              {at > 0 ? ", " : ""}
              {what}: {status === "PENDING" && from ? `${from} → ` : "to "}
              <b className="font-semibold">{to}</b>
            </span>
          ))}
        </span>
        <StatusPill {...words[status]} />
      </p>
      <p className="text-muted text-sm">
        asked for{askedBy ? ` by ${askedBy}` : ""} <DateText value={askedAt} recent />
        {decidedAt && status !== "PENDING" ? (
          <>
            {decidedBy ? `, decided by ${decidedBy} ` : ", done "}
            <DateText value={decidedAt} recent />
          </>
        ) : null}
      </p>
      {reason ? <p className="mt-1 [overflow-wrap:anywhere]">“{reason}”</p> : null}
      {outcomeNote ? <p className="mt-1 [overflow-wrap:anywhere]">Answer: “{outcomeNote}”</p> : null}
    </>
  );
}
