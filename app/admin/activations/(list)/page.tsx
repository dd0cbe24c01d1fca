import type { Metadata } from "next";
import { machineName } from "../../../machine-words";
import { DataTable } from "@/components/data-table";
import { PageHeader } from "@/components/page-header";
import { listState, type SearchParams } from "@/components/table/list-state";
import { listActivations } from "@/lib/activations/list-activations";
import { asUserList } from "@/lib/http/as-user-list";
import { DeactivateSelected } from "../deactivate-selected";
import { allMachineColumns } from "../machine-columns";
import { machineFilters } from "../machine-filters";
import { WaitingMoves } from "../waiting-moves";

export const metadata: Metadata = { title: "Machines" };

const path = "/admin/activations";

/** The machines of every node-locked licence, and the moves that wait. */
export default async function MachinesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const search = await searchParams;
  const page = await asUserList(listActivations, search);
  return (
    <>
      <PageHeader title="Machines" facts={["Everything activated under a node-locked licence"]} />
      <WaitingMoves withLicense />
      <DataTable
        label="Machines"
        state={listState(path, search)}
        columns={allMachineColumns}
        rows={page.items}
        rowId={(row) => row.id}
        rowName={(row) => machineName(row)}
        rowHref={(row) => `${path}/${row.id}`}
        search="Search machines, users and licences"
        count={page.total}
        filters={await machineFilters(search)}
        exportPath={`${path}/export.csv`}
        nextCursor={page.nextCursor}
        previousCursor={page.previousCursor}
        bulk={page.items.some((row) => row.endedAt === null) ? <DeactivateSelected /> : undefined}
        empty={{
          title: "No machine is active yet",
          detail:
            "A program activates its machine with a key of a node-locked licence. Open such a licence to issue its keys.",
        }}
      />
    </>
  );
}
