import { toRoute } from "@/lib/http/to-route";
import { planImport } from "@/lib/imports/plan-import";
import { readImport } from "@/lib/imports/read-import";

export const GET = toRoute(readImport, { params: { id: "importId" } });
export const PATCH = toRoute(planImport, { params: { id: "importId" }, ifMatch: true });
