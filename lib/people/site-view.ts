import type { Site } from "@/lib/db/generated/client";

export type SiteView = Omit<Site, "organizationId">;

export function siteView({ organizationId: _, ...site }: Site): SiteView {
  return site;
}
