import type { ReactNode } from "react";
import type { readLicenseServers } from "@/lib/flexnet/read-license-servers";
import { ServedFeatures } from "../../usage-sources/served-features";
import type { SearchParams } from "@/components/table/list-state";
import type { LinkTab } from "@/components/ui/tabs";
import type { LicenseAllocation } from "@/lib/db/generated/enums";
import type { LicenseDetail } from "@/lib/licenses/read-license";
import { History } from "../../history";
import { LicenseEntitlements } from "./entitlements/license-entitlements";
import { LicenseDetails } from "./license-details";
import { LicenseFiles } from "./license-files";
import { LicenseKeys } from "./license-keys";
import { LicenseLifecycle } from "./lifecycle/license-lifecycle";
import { LicenseMachines } from "./license-machines";
import { LicensePool } from "./license-pool";
import { LicensePurchases } from "./license-purchases";
import { LicenseSeats } from "./license-seats";
import { LicenseUse } from "./license-use";
import { LicenseVersionsTab } from "./license-versions";
import { LicenseWaitlist } from "./license-waitlist";

/** What a tab of a licence shows. */
export async function contentOf(
  tab: string,
  license: LicenseDetail,
  search: SearchParams,
  path: string,
  servers: Awaited<ReturnType<typeof readLicenseServers.run>>,
): Promise<ReactNode> {
  switch (tab) {
    case "servers":
      return <ServedFeatures {...servers} />;
    case "machines":
      return <LicenseMachines license={license} search={search} path={path} />;
    case "pool":
      return <LicensePool licenseId={license.id} productId={license.product.id} path={path} />;
    case "use":
      return <LicenseUse license={license} />;
    case "waitlist":
      return <LicenseWaitlist licenseId={license.id} />;
    case "purchases":
      return <LicensePurchases license={license} search={search} path={path} />;
    case "keys":
      return <LicenseKeys license={license} search={search} path={path} />;
    case "files":
      return <LicenseFiles license={license} search={search} path={path} />;
    case "entitlements":
      return <LicenseEntitlements license={license} search={search} path={path} />;
    case "versions":
      return <LicenseVersionsTab license={license} search={search} path={path} />;
    case "lifecycle":
      return <LicenseLifecycle licenseId={license.id} />;
    case "details":
      return <LicenseDetails license={license} />;
    case "trail":
      return <History subjectId={license.id} search={search} path={path} />;
    default:
      return <LicenseSeats license={license} search={search} path={path} />;
  }
}

const firstTabs: Partial<Record<LicenseAllocation, string>> = {
  NAMED: "seats",
  NODE_LOCKED: "machines",
  SITE: "use",
  FLOATING: "pool",
};

/** The tab that a licence opens with. */
export const firstTab = (allocation: LicenseAllocation) => firstTabs[allocation] ?? "purchases";

export function tabsOf(
  { allocation, deployment, seats, purchases, keys }: LicenseDetail,
  path: string,
  servers: number,
): LinkTab[] {
  const named = [
    { label: "Seats", href: path, count: seats.held },
    { label: "Waitlist", href: `${path}?tab=waitlist`, count: seats.waiting },
  ];
  const site = [
    { label: "Use", href: path },
    { label: "Leases", href: `${path}?tab=pool` },
  ];
  return [
    ...(allocation === "NAMED" ? named : []),
    ...(allocation === "NODE_LOCKED" ? [{ label: "Machines", href: path }] : []),
    ...(allocation === "FLOATING" ? [{ label: "Pool", href: path }] : []),
    ...(allocation === "SITE" ? site : []),
    {
      label: "Purchases",
      href: firstTab(allocation) === "purchases" ? path : `${path}?tab=purchases`,
      count: purchases,
    },
    ...(servers > 0 ? [{ label: "Licence servers", href: `${path}?tab=servers`, count: servers }] : []),
    { label: "Keys", href: `${path}?tab=keys`, count: keys },
    ...(deployment === "CLOUD" ? [] : [{ label: "Files", href: `${path}?tab=files` }]),
    { label: "Entitlements", href: `${path}?tab=entitlements` },
    { label: "Versions", href: `${path}?tab=versions` },
    { label: "Lifecycle", href: `${path}?tab=lifecycle` },
    { label: "Details", href: `${path}?tab=details` },
    { label: "Trail", href: `${path}?tab=trail` },
  ];
}
