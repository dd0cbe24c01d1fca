import Link from "next/link";
import { Count } from "@/components/count";
import { DataTable, type Column } from "@/components/data-table";
import { DateText } from "@/components/date";
import { listState, type SearchParams } from "@/components/table/list-state";
import { countDenials } from "@/lib/floating/count-denials";
import { listDenials, type DenialRow } from "@/lib/floating/list-denials";
import { asUser } from "@/lib/http/as-user";
import { asUserList } from "@/lib/http/as-user-list";
import { causeOptions, causeWords } from "./cause-words";
import { DenialDays } from "./denial-days";
import { daysOf, RangeLinks } from "./range-links";

type PoolDenialsProps = { poolId: string; search: SearchParams; path: string };

/** Who was turned away, why, and who held the seats then. */
export async function PoolDenials({ poolId, search, path }: PoolDenialsProps) {
  const days = daysOf(search);
  const { tab: _tab, days: _days, ...filters } = search;
  const page = await asUserList(listDenials, filters, { poolId, days: String(days) });
  const counts = await asUser(countDenials, { poolId, days });
  return (
    <>
      <div className="mt-4">
        <RangeLinks days={days} path={`${path}?tab=denials`} />
      </div>
      <DenialDays counts={counts} days={days} />
      <DataTable
        label="Refused check-outs"
        state={listState(path, search)}
        columns={columns}
        rows={page.items}
        rowId={(row) => row.id}
        rowName={(row) => `${row.user} on ${row.host}`}
        count={page.total}
        exportPath={`${path}/denials.csv?days=${days}`}
        filters={[{ key: "cause", label: "Cause", kind: "choice", options: causeOptions }]}
        nextCursor={page.nextCursor}
        previousCursor={page.previousCursor}
        empty={{
          title: "Nobody was turned away in this time",
          detail: "A check-out that is refused is listed here, with who held the seats then.",
        }}
      />
    </>
  );
}

const columns: readonly Column<DenialRow>[] = [
  {
    key: "user",
    header: "User",
    cell: (row) =>
      row.personId ? (
        <Link className="hover:underline" href={`/admin/people/${row.personId}`}>
          {row.user}
        </Link>
      ) : (
        row.user
      ),
  },
  { key: "host", header: "From", cell: (row) => row.host },
  { key: "cause", header: "Cause", cell: (row) => causeWords[row.cause] },
  { key: "at", header: "When", sortable: true, cell: (row) => <DateText value={row.at} time recent /> },
  { key: "seats", header: "Asked for", align: "right", cell: (row) => <Count value={row.seats} /> },
  { key: "times", header: "Tries", sortable: true, align: "right", cell: (row) => <Count value={row.times} /> },
  { key: "inUse", header: "In use then", align: "right", cell: (row) => `${row.inUse} of ${row.capacity}` },
  {
    key: "holders",
    header: "Held by",
    wraps: true,
    cell: (row) => (row.holders.length > 0 ? <Holders row={row} /> : null),
  },
];

const mostNamed = 2;

function Holders({ row: { holders } }: { row: DenialRow }) {
  const name = ({ user, host, seats }: DenialRow["holders"][number]) =>
    `${user} on ${host}${seats > 1 ? `, ${seats} seats` : ""}`;
  if (holders.length <= mostNamed) return holders.map(name).join("; ");
  return (
    <details>
      <summary className="hover:underline">
        {name(holders[0] ?? { id: "", user: "", host: "", seats: 1, startedAt: new Date(0) })} and {holders.length - 1}{" "}
        more
      </summary>
      <ul className="text-muted mt-1 grid gap-0.5 text-sm">
        {holders.map((holder) => (
          <li key={holder.id}>
            {name(holder)}, since <DateText value={holder.startedAt} time recent />
          </li>
        ))}
      </ul>
    </details>
  );
}
