import type { Column } from "@/components/data-table";
import { DateText } from "@/components/date";
import { Badge } from "@/components/ui/badge";
import { isoDay } from "@/lib/kernel/calendar";
import type { UpgradeRow } from "@/lib/reports/upgrade-eligibility";
import { allocationWords, termWords } from "../../../licenses/license-words";
import { StatusPill } from "@/components/status-pill";
import { upgradeCost } from "../../../upgrade-cost";
import { needInWords, needTones, needWords } from "../../../upgrade-words";

/** The keys are also the CSV's columns and the names to sort by. */
export const upgradeColumns = (productId: string): readonly Column<UpgradeRow>[] => [
  { key: "name", header: "Licence", sortable: true, cell: (row) => row.name },
  {
    key: "product",
    header: "Product",
    cell: (row) => (row.product.id === productId ? null : row.product.name),
  },
  {
    key: "kind",
    header: "Kind",
    optional: true,
    cell: (row) => `${allocationWords[row.allocation]} · ${termWords[row.term].toLowerCase()}`,
  },
  { key: "state", header: "State", optional: true, cell: (row) => <StatusPill status={row.state} /> },
  {
    key: "need",
    header: "Upgrade",
    card: "aside",
    cell: (row) => <Badge tone={needTones[row.need.kind]}>{needWords[row.need.kind]}</Badge>,
  },
  { key: "units", header: "Units", align: "right", cell: (row) => row.units },
  { key: "what", header: "What is needed", cell: (row) => needInWords(row.need, row.units) },
  { key: "cost", header: "Cost", align: "right", cell: (row) => upgradeCost(row.need) },
  {
    key: "newest",
    header: "Newest allowed",
    cell: (row) =>
      row.newestAllowed && (
        <>
          {row.newestAllowed.version}{" "}
          <span className="text-muted">
            (<DateText value={isoDay(row.newestAllowed.releasedOn)} />)
          </span>
        </>
      ),
  },
];
