import { toRoute } from "@/lib/http/to-route";
import { createRelease } from "@/lib/catalog/create-release";
import { listReleases } from "@/lib/catalog/list-releases";

const params = { id: "productId" };

export const GET = toRoute(listReleases, { params });
export const POST = toRoute(createRelease, { params, status: 201, location: (id) => `/api/v1/releases/${id}` });
