import Link from "next/link";
import { MachinePill } from "../../machine-pill";
import { kindWords, machineName } from "../../machine-words";
import type { Column } from "@/components/data-table";
import { DateText } from "@/components/date";
import type { MachineRow } from "@/lib/activations/machine-row";
import { MachineMenu } from "./machine-menu";

const license: Column<MachineRow> = {
  key: "license",
  header: "Licence",
  cell: (row) => (
    <Link className="hover:underline" href={`/admin/licenses/${row.license.id}`}>
      {row.license.name}
    </Link>
  ),
};

/** The keys are also the CSV's columns and the names to sort by. */
const columns: readonly Column<MachineRow>[] = [
  { key: "name", header: "Machine", sortable: true, cell: machineName },
  {
    key: "person",
    header: "User",
    cell: (row) =>
      row.person ? (
        <Link className="hover:underline" href={`/admin/people/${row.person.id}`}>
          {row.person.displayName}
        </Link>
      ) : null,
  },
  { key: "platform", header: "Platform", cell: (row) => row.platform },
  { key: "appVersion", header: "Version", cell: (row) => row.appVersion },
  {
    key: "kind",
    header: "Kind",
    card: "hidden",
    cell: (row) => (row.kind === "PHYSICAL" ? null : kindWords[row.kind]),
  },
  {
    key: "units",
    header: "Cores",
    align: "right",
    cell: (row) => (row.license.metric === "CORE" ? row.units : null),
  },
  { key: "country", header: "Country", optional: true, cell: (row) => row.country },
  { key: "hostname", header: "Host name", optional: true, cell: (row) => row.hostname },
  { key: "activatedAt", header: "Since", sortable: true, cell: (row) => <DateText value={row.activatedAt} recent /> },
  {
    key: "lastHeartbeatAt",
    header: "Last heartbeat",
    sortable: true,
    cell: (row) =>
      row.lastHeartbeatAt ? (
        <DateText value={row.lastHeartbeatAt} recent />
      ) : row.heartbeatSeconds !== null && row.state !== "ENDED" ? (
        <span className="text-muted">none yet</span>
      ) : null,
  },
  {
    key: "endedAt",
    header: "Ended",
    sortable: true,
    cell: (row) => (row.endedAt ? <DateText value={row.endedAt} recent /> : null),
  },
  { key: "state", header: "State", card: "aside", cell: (row) => <MachinePill machine={row} /> },
  {
    key: "acts",
    header: "Acts",
    align: "right",
    hideable: false,
    card: "aside",
    cell: (row) => (row.endedAt ? null : <MachineMenu machine={movable(row)} isWaiting={row.waitingMove !== null} />),
  },
];

const seldom = ["kind", "units"];

/** The machines of one licence; of all, with the licence beside the machine, and less of each. */
export const machineColumns = columns;
export const allMachineColumns: readonly Column<MachineRow>[] = [
  ...columns.slice(0, 1),
  license,
  ...columns.slice(1).map((column) => (seldom.includes(column.key) ? { ...column, optional: true } : column)),
];

export const movable = (row: MachineRow) => ({
  id: row.id,
  label: machineName(row),
  license: row.license.name,
  needsApproval: row.license.moveNeedsApproval,
});
