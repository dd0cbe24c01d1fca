import Link from "next/link";
import type { Column } from "@/components/data-table";
import { DateText } from "@/components/date";
import { StatusPill } from "@/components/status-pill";
import { Badge } from "@/components/ui/badge";
import type { LicenseTypeRow } from "@/lib/licenses/list-license-types";
import { allocationWords, termWords } from "../licenses/license-words";

/** How long a licence of a type runs: "12 months". */
export function lengthText({ term, durationMonths, durationDays }: LicenseTypeRow): string | null {
  if (durationMonths !== null) return durationMonths === 1 ? "1 month" : `${durationMonths} months`;
  if (durationDays !== null) return durationDays === 1 ? "1 day" : `${durationDays} days`;
  return term === "PERPETUAL" ? "for ever" : null;
}

export const typeColumns: Column<LicenseTypeRow>[] = [
  { key: "name", header: "Licence type", sortable: true, cell: (row) => row.name },
  {
    key: "kind",
    header: "Kind",
    cell: (row) => `${allocationWords[row.allocation]} · ${termWords[row.term].toLowerCase()}`,
  },
  { key: "length", header: "Runs", cell: lengthText },
  {
    key: "licenses",
    header: "Licences",
    align: "right",
    cell: (row) => (
      <Link className="hover:underline" href={`/admin/license-types/${row.id}?tab=licenses`}>
        {row.licenses}
      </Link>
    ),
  },
  {
    key: "differing",
    header: "Differ",
    align: "right",
    cell: (row) =>
      row.differing === 0 ? null : (
        <Link className="hover:underline" href={`/admin/license-types/${row.id}?tab=differences`}>
          {row.differing}
        </Link>
      ),
  },
  {
    key: "builtIn",
    header: "Origin",
    card: "aside",
    cell: (row) =>
      row.archivedAt ? (
        <StatusPill status="ARCHIVED" />
      ) : row.builtIn ? (
        <Badge tone="plain">Built in</Badge>
      ) : (
        <Badge tone="ok">Your own</Badge>
      ),
  },
  {
    key: "createdAt",
    header: "Added",
    sortable: true,
    optional: true,
    cell: (row) => <DateText value={row.createdAt} />,
  },
];
