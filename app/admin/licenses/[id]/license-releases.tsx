import Link from "next/link";
import { DataTable, type Column } from "@/components/data-table";
import { DateText } from "@/components/date";
import { StatusPill } from "@/components/status-pill";
import { listState, type SearchParams } from "@/components/table/list-state";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { listChannels } from "@/lib/catalog/list-channels";
import { asUser } from "@/lib/http/as-user";
import { asUserList } from "@/lib/http/as-user-list";
import { isoDay } from "@/lib/kernel/calendar";
import { listLicenseReleases, type LicenseReleaseRow } from "@/lib/licenses/list-license-releases";
import { needInWords, verdictInWords } from "../../upgrade-words";

/** The keys are also the CSV's columns. */
const columns: readonly Column<LicenseReleaseRow>[] = [
  { key: "version", header: "Version", cell: (row) => row.version },
  { key: "product", header: "Product", cell: (row) => row.product.name },
  { key: "channel", header: "Channel", sortable: true, cell: (row) => row.channel },
  {
    key: "releasedOn",
    header: "Published",
    sortable: true,
    cell: (row) => <DateText value={isoDay(row.releasedOn)} />,
  },
  {
    key: "verdict",
    header: "May it run",
    card: "aside",
    cell: (row) => <Badge tone={row.verdict.allowed ? "ok" : "warn"}>{verdictInWords(row.verdict)}</Badge>,
  },
  {
    key: "withdrawn",
    header: "Status",
    cell: (row) => (row.withdrawnAt ? <StatusPill status="WITHDRAWN" tone="warn" /> : null),
  },
  {
    key: "need",
    header: "What is needed",
    cell: (row) => (row.verdict.allowed ? null : needInWords(row.need, row.units)),
  },
];

type LicenseReleasesProps = {
  licenseId: string;
  productId: string;
  products: number;
  search: SearchParams;
  path: string;
};

/** The releases of what is licensed, each with whether this licence may run it. */
export async function LicenseReleases({ licenseId, productId, products, search, path }: LicenseReleasesProps) {
  const page = await asUserList(listLicenseReleases, search, { licenseId });
  const channels = await asUser(listChannels, { productId });
  return (
    <DataTable
      label="Releases"
      state={listState(path, search)}
      columns={products > 1 ? columns : columns.filter(({ key }) => key !== "product")}
      rows={page.items}
      rowId={(row) => row.id}
      rowName={(row) => `${row.product.name} ${row.version}`}
      rowHref={(row) => `/admin/products/${row.product.id}/releases/${row.id}`}
      filters={[
        {
          key: "channel",
          label: "Channel",
          kind: "choice",
          options: channels.map((channel) => ({ value: channel, label: channel })),
        },
      ]}
      count={page.total}
      exportPath={`${path}/releases.csv`}
      nextCursor={page.nextCursor}
      previousCursor={page.previousCursor}
      empty={{
        title: "No releases yet",
        detail: "Add the releases of the product with the days they were published.",
        act: (
          <Button asChild>
            <Link href={`/admin/products/${productId}/releases/new`}>Add release</Link>
          </Button>
        ),
      }}
    />
  );
}
