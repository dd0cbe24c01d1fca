import { toRoute } from "@/lib/http/to-route";
import { archiveSite } from "@/lib/people/archive-site";
import { changeSite } from "@/lib/people/change-site";
import { readSite } from "@/lib/people/read-site";

export const GET = toRoute(readSite, { params: { id: "siteId" } });
export const PATCH = toRoute(changeSite, { params: { id: "siteId" }, ifMatch: true });
export const DELETE = toRoute(archiveSite, { params: { id: "siteId" }, status: 204 });
