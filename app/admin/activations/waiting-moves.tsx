import Link from "next/link";
import { machineName } from "../../machine-words";
import { DateText } from "@/components/date";
import { Panel } from "@/components/ui/panel";
import { listMoves, type MoveRow } from "@/lib/activations/list-moves";
import { asUser } from "@/lib/http/as-user";
import { ComparisonTable } from "./comparison-table";
import { DecideMove } from "./decide-move";

/** Moves to other hardware that wait for a decision; nothing where none does. */
export async function WaitingMoves({ licenseId, withLicense }: { licenseId?: string; withLicense?: boolean }) {
  const { items, total } = await asUser(listMoves, { status: "PENDING", ...(licenseId ? { licenseId } : {}) });
  if (items.length === 0) return null;
  return (
    <Panel
      className="mt-4"
      title={total === 1 ? "1 move waits for a decision" : `${total} moves wait for a decision`}
      note={total > items.length ? `The newest ${items.length}` : undefined}
    >
      <ul>
        {items.map((move) => (
          <li key={move.id} className="border-line border-t py-3 first:border-0 first:pt-0 last:pb-0">
            <WaitingMove move={move} withLicense={withLicense} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function WaitingMove({ move, withLicense }: { move: MoveRow; withLicense?: boolean }) {
  const { from, to, license } = move;
  const asker = move.askedBy?.displayName ?? "An admin";
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <p className="min-w-0 [overflow-wrap:anywhere]">
          <Link className="font-medium hover:underline" href={`/admin/activations/${from.id}`}>
            {machineName(from)}
          </Link>{" "}
          → <b className="font-medium">{machineName(to)}</b>
          {withLicense ? (
            <>
              {" "}
              under{" "}
              <Link className="hover:underline" href={`/admin/licenses/${license.id}`}>
                {license.name}
              </Link>
            </>
          ) : null}
          <span className="text-muted block text-sm">
            {asker} asked <DateText value={move.createdAt} recent />
            {move.reason ? `: “${move.reason}”` : ""}
          </span>
        </p>
        <DecideMove moveId={move.id} machine={machineName(from)} isOwn={move.isOwn} />
      </div>
      {move.comparison.length > 0 ? (
        <details className="mt-2">
          <summary className="text-muted cursor-pointer text-sm">The two machines, component by component</summary>
          <ComparisonTable comparison={move.comparison} was="The machine now" is="The new machine" />
        </details>
      ) : null}
    </>
  );
}
