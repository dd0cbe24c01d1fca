import type { Site } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { siteForReference } from "./people.sql";

export async function requireSite(ctx: Context, siteId: string): Promise<Site> {
  const site = await ctx.tx.site.findFirst({ where: { id: siteId } });
  if (!site) throw refuse("not-found", { what: "site" });
  return site;
}

export const siteNameTaken = (name: string) => refuse("name-taken", { what: "a site", name });

export async function checkSite(ctx: Context, siteId: string, field: string): Promise<void> {
  const site = await siteForReference(ctx, siteId);
  if (!site) throw refuseInput({ [field]: "is not a site here" });
  if (site.archived) throw refuseInput({ [field]: `is archived: restore ${site.name} or choose another` });
}
