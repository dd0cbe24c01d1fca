import { toRoute } from "@/lib/http/to-route";
import { createSite } from "@/lib/people/create-site";
import { listSites } from "@/lib/people/list-sites";

export const GET = toRoute(listSites);
export const POST = toRoute(createSite, { status: 201, location: (id) => `/api/v1/sites/${id}` });
