import type { Context } from "@/lib/kernel/operation";
import { siteIdByName } from "./people.sql";

/** The site of that name. A site cannot be made from a name alone: it needs a country and a time zone. */
export function findSite(ctx: Context, name: string): Promise<string | null> {
  return siteIdByName(ctx, name);
}
