import { toRoute } from "@/lib/http/to-route";
import { archiveRelease } from "@/lib/catalog/archive-release";
import { changeRelease } from "@/lib/catalog/change-release";
import { readRelease } from "@/lib/catalog/read-release";

const params = { id: "releaseId" };

export const GET = toRoute(readRelease, { params });
export const PATCH = toRoute(changeRelease, { params, ifMatch: true });
export const DELETE = toRoute(archiveRelease, { params, status: 204 });
