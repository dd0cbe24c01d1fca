import { toRoute } from "@/lib/http/to-route";
import { startImport } from "@/lib/imports/start-import";

export const POST = toRoute(startImport, {
  params: { id: "importId" },
  status: 202,
  location: (id) => `/api/v1/imports/${id}`,
});
