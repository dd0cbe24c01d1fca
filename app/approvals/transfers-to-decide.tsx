import type { TransferView } from "@/lib/lifecycle/transfer-view";
import { DecideTransfer } from "../admin/licenses/[id]/lifecycle/decide-transfer";
import { TransferFacts } from "../admin/licenses/[id]/lifecycle/transfer-list";

/** Transfers of licences that wait for this approver. */
export function TransfersToDecide({ transfers }: { transfers: readonly TransferView[] }) {
  if (transfers.length === 0) return null;
  return (
    <ul className="mt-5 grid max-w-[760px] gap-2.5" aria-label="Transfers to decide">
      {transfers.map((transfer) => (
        <li key={transfer.id} className="rounded-panel border-line bg-panel border px-4 py-3">
          <h2 className="font-semibold">Transfer of {transfer.license.name}</h2>
          <TransferFacts transfer={transfer} />
          <DecideTransfer transferId={transfer.id} license={transfer.license.name} />
        </li>
      ))}
    </ul>
  );
}
