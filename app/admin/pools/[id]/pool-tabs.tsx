import type { ReactNode } from "react";
import type { SearchParams } from "@/components/table/list-state";
import type { LinkTab } from "@/components/ui/tabs";
import { History } from "../../history";
import type { PoolDetail } from "./pool-of";
import { PoolDenials } from "./pool-denials";
import { PoolNow } from "./pool-now";
import { PoolUseTab } from "./pool-use";
import { PoolRules } from "./pool-rules";
import { PoolSettings } from "./pool-settings";

/** What a tab of a pool shows. */
export async function contentOf(tab: string | undefined, pool: PoolDetail, search: SearchParams): Promise<ReactNode> {
  switch (tab) {
    case "trail":
      return <History subjectId={pool.id} search={search} path={pathOf(pool)} />;
    case "history":
      return <PoolUseTab poolId={pool.id} search={search} path={pathOf(pool)} />;
    case "denials":
      return <PoolDenials poolId={pool.id} search={search} path={pathOf(pool)} />;
    case "rules":
      return <PoolRules pool={pool} />;
    case "settings":
      return <PoolSettings pool={pool} />;
    default:
      return <PoolNow pool={pool} />;
  }
}

export function tabsOf(pool: PoolDetail): LinkTab[] {
  const path = pathOf(pool);
  return [
    { label: "Now", href: path },
    { label: "History", href: `${path}?tab=history` },
    { label: "Denials", href: `${path}?tab=denials` },
    { label: "Rules", href: `${path}?tab=rules` },
    { label: "Settings", href: `${path}?tab=settings` },
    { label: "Trail", href: `${path}?tab=trail` },
  ];
}

const pathOf = ({ id }: PoolDetail) => `/admin/pools/${id}`;
