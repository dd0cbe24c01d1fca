import Link from "next/link";
import { machineName, matchingWords } from "../../../machine-words";
import { DataTable } from "@/components/data-table";
import { listState, type SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { listActivations } from "@/lib/activations/list-activations";
import { asUserList } from "@/lib/http/as-user-list";
import type { LicenseDetail } from "@/lib/licenses/read-license";
import { DeactivateSelected } from "../../activations/deactivate-selected";
import { machineColumns } from "../../activations/machine-columns";
import { machineFilters } from "../../activations/machine-filters";
import { WaitingMoves } from "../../activations/waiting-moves";

type LicenseMachinesProps = { license: LicenseDetail; search: SearchParams; path: string };

/** The machines of a licence, and the moves that wait. */
export async function LicenseMachines({ license, search, path }: LicenseMachinesProps) {
  const page = await asUserList(listActivations, search, { licenseId: license.id });
  return (
    <>
      <p className="text-muted mt-3 text-sm">
        A machine is the same if {matchingWords[license.machineMatching]}.{" "}
        <Link className="link" href={`${path}/machines/why`}>
          Why was a machine refused?
        </Link>
      </p>
      <WaitingMoves licenseId={license.id} />
      <DataTable
        label="Machines"
        state={listState(path, search)}
        columns={machineColumns}
        rows={page.items}
        rowId={(row) => row.id}
        rowName={(row) => machineName(row)}
        rowHref={(row) => `/admin/activations/${row.id}`}
        search="Search machines and users"
        count={page.total}
        filters={await machineFilters(search)}
        exportPath={`${path}/machines.csv`}
        nextCursor={page.nextCursor}
        previousCursor={page.previousCursor}
        bulk={page.items.some((row) => row.endedAt === null) ? <DeactivateSelected /> : undefined}
        empty={{
          title: "No machine is active yet",
          detail:
            license.seats.capacity === 0
              ? "There is no purchase in force: add one, then programs can activate their machines with a key."
              : "A program activates its machine with a key of this licence: issue one under Keys.",
          act: (
            <Button asChild variant="primary">
              <Link href={license.seats.capacity === 0 ? `${path}/purchases/new` : `${path}?tab=keys`}>
                {license.seats.capacity === 0 ? "Add purchase" : "Open keys"}
              </Link>
            </Button>
          ),
        }}
      />
    </>
  );
}
