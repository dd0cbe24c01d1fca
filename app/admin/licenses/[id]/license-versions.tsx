import Link from "next/link";
import { CardTable } from "@/components/card-table";
import { DateText } from "@/components/date";
import { Money } from "@/components/money";
import type { SearchParams } from "@/components/table/list-state";
import { Panel } from "@/components/ui/panel";
import { asUser } from "@/lib/http/as-user";
import { isoDay } from "@/lib/kernel/calendar";
import type { LicenseDetail } from "@/lib/licenses/read-license";
import { readVersions, type LicenseVersions } from "@/lib/licenses/read-versions";
import { Facts } from "../../facts";
import { upgradeCost } from "../../upgrade-cost";
import { needInWords } from "../../upgrade-words";
import { counted } from "../license-words";
import { LicenseReleases } from "./license-releases";

/** Which versions the licence may run, why, and what the latest would need. */
export async function LicenseVersionsTab({
  license,
  search,
  path,
}: {
  license: LicenseDetail;
  search: SearchParams;
  path: string;
}) {
  const versions = await asUser(readVersions, { licenseId: license.id });
  return (
    <>
      <Panel className="mt-4" title="Which versions it may run">
        <Facts
          facts={[
            ...versions.products.map(
              (product) =>
                [
                  versions.products.length > 1 ? `Newest ${product.name} allowed` : "Newest version allowed",
                  <Newest key={product.id} product={product} />,
                ] as const,
            ),
            ["Versions", versions.versionRange ?? "Every version"],
            ["Older versions", versions.downgradeRights ? "Too, instead of a newer one (downgrade rights)" : null],
            ["Channels", versions.channels.length > 0 ? versions.channels.join(", ") : "Every channel"],
            ["Maintenance", maintenanceWords(versions)],
            ...versions.products
              .map(
                (product) =>
                  [
                    `For ${product.name} ${product.latest?.version ?? ""}`,
                    <Missing key={product.id} product={product} units={versions.units} path={path} />,
                  ] as const,
              )
              .filter((_, at) => hasNeed(versions.products[at])),
          ]}
        />
      </Panel>
      {versions.maintenancePeriods.length > 0 ? <MaintenancePeriods versions={versions} /> : null}
      <LicenseReleases
        licenseId={license.id}
        productId={license.product.id}
        products={versions.products.length}
        search={search}
        path={path}
      />
    </>
  );
}

type Covered = LicenseVersions["products"][number];

const hasNeed = (product: Covered | undefined) => product?.need != null && product.need.kind !== "NOTHING";

function Newest({ product }: { product: Covered }) {
  const { newestAllowed, latest, releases } = product;
  if (releases === 0)
    return (
      <span className="text-muted">
        No release is known:{" "}
        <Link className="link" href={`/admin/products/${product.id}?tab=releases`}>
          add releases
        </Link>
      </span>
    );
  if (newestAllowed === null) return "None of the releases known";
  return (
    <>
      {newestAllowed.version} (published <DateText value={isoDay(newestAllowed.releasedOn)} />)
      {latest && latest.version === newestAllowed.version ? ", the latest" : null}
    </>
  );
}

function Missing({ product, units, path }: { product: Covered; units: number; path: string }) {
  if (product.need === null) return null;
  const cost = upgradeCost(product.need);
  return (
    <>
      {needInWords(product.need, units)}
      {cost ? <>; cost: {cost}</> : null}.{" "}
      <Link className="link" href={`/admin/products/${product.id}/upgrade?version=${product.latest?.version ?? ""}`}>
        All licences
      </Link>
      {product.need.kind === "MAINTENANCE" ? (
        <>
          {" · "}
          <Link className="link" href={`${path}/lifecycle/maintenance`}>
            Add maintenance
          </Link>
        </>
      ) : null}
    </>
  );
}

function maintenanceWords({ maintained, maintenanceEndsOn, maintenancePeriods, today }: LicenseVersions) {
  const last = maintenancePeriods[0]?.endsOn ?? maintenanceEndsOn;
  if (!maintained && !last) return "Not under maintenance: releases are not limited by their day";
  if (!last) return "Maintained, with no end";
  return (
    <>
      {last < today ? "Ended " : "Until "}
      <DateText value={isoDay(last)} />
      {maintenancePeriods.length > 0 ? `, in ${counted(maintenancePeriods.length, "period")}` : null}
    </>
  );
}

function MaintenancePeriods({ versions }: { versions: LicenseVersions }) {
  return (
    <Panel className="mt-4" title="Maintenance" note="releases published in a period may run for ever">
      <CardTable
        label="Maintenance periods"
        rows={versions.maintenancePeriods}
        rowId={({ id }) => id}
        columns={[
          { key: "from", header: "From", cell: ({ startsOn }) => <DateText value={isoDay(startsOn)} /> },
          { key: "to", header: "Last day", cell: ({ endsOn }) => <DateText value={isoDay(endsOn)} /> },
          { key: "order", header: "Order", cell: ({ orderNumber }) => orderNumber },
          {
            key: "price",
            header: "Price",
            align: "right",
            cell: ({ priceAmount, currency }) =>
              priceAmount !== null && currency ? <Money amount={Number(priceAmount)} currency={currency} /> : null,
          },
        ]}
      />
    </Panel>
  );
}
