import { toRoute } from "@/lib/http/to-route";
import { undoImport } from "@/lib/imports/undo-import";

export const POST = toRoute(undoImport, {
  params: { id: "importId" },
  status: 202,
  location: (id) => `/api/v1/imports/${id}`,
});
