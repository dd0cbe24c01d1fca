import Link from "next/link";
import { CardTable, type CardColumn } from "@/components/card-table";
import { Count } from "@/components/count";
import { DateText } from "@/components/date";
import type { readLicenseServers } from "@/lib/flexnet/read-license-servers";
import type { readProductServers } from "@/lib/flexnet/read-product-servers";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import { Freshness } from "./freshness";
import { PeakBar } from "./peak-bar";

type OfProduct = Awaited<ReturnType<typeof readProductServers.run>>["items"][number];
type Row = Awaited<ReturnType<typeof readLicenseServers.run>>["items"][number] & Partial<Pick<OfProduct, "license">>;

/** What the vendor’s own licence servers tell of a licence, or of a product, as long as it is still served there. */
export function ServedFeatures({ items, recentDays }: { items: readonly Row[]; recentDays: number }) {
  const now = currentRuntime().now();
  const columns: CardColumn<Row>[] = [
    {
      key: "feature",
      header: "Feature",
      cell: ({ id, feature, source }) => (
        <Link className="link font-medium" href={`/admin/usage-sources/${source.id}/features/${id}`}>
          {feature}
        </Link>
      ),
    },
    {
      key: "peak",
      header: "Peak of the seats bought",
      card: "wide",
      cell: ({ peak, bought }) => <PeakBar peak={peak} bought={bought} />,
    },
    {
      key: "peakAt",
      header: "First reached",
      cell: ({ peakAt }) => (peakAt ? <DateText value={peakAt} time /> : null),
    },
    { key: "now", header: "Out at the last line", align: "right", cell: (row) => <Count value={row.now} /> },
    { key: "denials", header: "Denials", align: "right", cell: ({ denials }) => <Count value={denials} /> },
    {
      key: "license",
      header: "Licence here",
      cell: ({ license }) =>
        license ? (
          <Link className="link" href={`/admin/licenses/${license.id}?tab=servers`}>
            {license.name}
          </Link>
        ) : null,
    },
    {
      key: "server",
      header: "Licence server",
      cell: ({ source }) => (
        <Link className="link" href={`/admin/usage-sources/${source.id}`}>
          {source.name}
        </Link>
      ),
    },
    { key: "fresh", header: "State", cell: ({ source }) => <Freshness source={source} now={now} /> },
  ];
  return (
    <>
      <CardTable label="On licence servers" className="mt-4" columns={columns} rows={items} rowId={({ id }) => id} />
      <p className="text-muted mt-3 max-w-[720px] text-sm">
        Of the {recentDays} days before the last line of each server. Licences are at their peak at different times, so
        peaks of several features do not add up. Time that no log covers is unknown, not zero.
      </p>
    </>
  );
}
