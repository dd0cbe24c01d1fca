"use server";

import { toAction } from "@/lib/http/to-action";
import { archiveSite } from "@/lib/people/archive-site";
import { changeSite } from "@/lib/people/change-site";
import { createSite } from "@/lib/people/create-site";
import { restoreSite } from "@/lib/people/restore-site";

export const createSiteAction = toAction(createSite, { revalidate: "/admin/sites" });
export const changeSiteAction = toAction(changeSite, { revalidate: "/admin/sites" });
export const archiveSiteAction = toAction(archiveSite, { revalidate: "/admin/sites" });
export const restoreSiteAction = toAction(restoreSite, { revalidate: "/admin/sites" });
