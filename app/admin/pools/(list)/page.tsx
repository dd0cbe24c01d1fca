import type { Metadata } from "next";
import { DataTable } from "@/components/data-table";
import { PageHeader } from "@/components/page-header";
import { listState, type SearchParams } from "@/components/table/list-state";
import { listPools } from "@/lib/floating/list-pools";
import { readPoolsNow } from "@/lib/floating/read-pools-now";
import { asUser } from "@/lib/http/as-user";
import { asUserList } from "@/lib/http/as-user-list";
import { LiveMark, LivePools } from "../live-pools";
import { poolColumns } from "../pool-columns";
import { poolTitle } from "../pool-words";

export const metadata: Metadata = { title: "Pools" };

const path = "/admin/pools";

/** The pools of every floating licence, with their numbers at this moment. */
export default async function PoolsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const search = await searchParams;
  const page = await asUserList(listPools, search);
  const ids = page.items.map(({ id }) => id);
  const now = ids.length > 0 ? await asUser(readPoolsNow, { poolIds: ids }) : [];
  return (
    <LivePools initial={now}>
      <PageHeader
        title="Pools"
        facts={["The seats of floating licences", ids.length > 0 ? <LiveMark key="live" /> : null]}
      />
      <DataTable
        label="Pools"
        state={listState(path, search)}
        columns={poolColumns}
        rows={page.items}
        rowId={(row) => row.id}
        rowName={(row) => poolTitle(row)}
        rowHref={(row) => `${path}/${row.id}`}
        search="Search pools and licences"
        count={page.total}
        nextCursor={page.nextCursor}
        previousCursor={page.previousCursor}
        empty={{
          title: "No pool yet",
          detail: "A floating licence has a pool of seats from the moment it is made.",
        }}
      />
    </LivePools>
  );
}
