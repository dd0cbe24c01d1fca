import { toCsvExport } from "@/lib/http/csv-export";
import { isoDay } from "@/lib/kernel/calendar";
import { upgradeEligibility, type UpgradeRow } from "@/lib/reports/upgrade-eligibility";
import { moneyText } from "../../../licenses/csv-text";
import { allocationWords, stateWords, termWords } from "../../../licenses/license-words";
import { needInWords, needWords } from "../../../upgrade-words";

const exportUpgrade = toCsvExport(upgradeEligibility, {
  fileName: "upgrade.csv",
  columns: [
    { key: "name", header: "Licence", value: (row) => row.name },
    { key: "product", header: "Product", value: (row) => row.product.name },
    {
      key: "kind",
      header: "Kind",
      value: (row) => `${allocationWords[row.allocation]}, ${termWords[row.term].toLowerCase()}`,
    },
    { key: "state", header: "State", value: (row) => stateWords[row.state] },
    { key: "need", header: "Upgrade", value: (row) => needWords[row.need.kind] },
    { key: "units", header: "Units", value: (row) => row.units },
    { key: "what", header: "What is needed", value: (row) => needInWords(row.need, row.units) },
    { key: "cost", header: "Cost", value: costText },
    { key: "newest", header: "Newest allowed", value: (row) => row.newestAllowed?.version ?? null },
    {
      key: "newestOn",
      header: "Newest allowed, published",
      value: (row) => row.newestAllowed && isoDay(row.newestAllowed.releasedOn),
    },
  ],
});

function costText({ need }: UpgradeRow): string | null {
  if (need.kind !== "MAINTENANCE") return null;
  return need.cost ? moneyText({ amount: Number(need.cost.amount), currency: need.cost.currency }) : "unknown";
}

/** Who may move to a version of one product: the list's export, with the product of the path. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const url = new URL(request.url);
  url.searchParams.set("productId", (await params).id);
  return exportUpgrade(new Request(url, request));
}
