import { importRoute } from "@/lib/http/import-upload";
import { toRoute } from "@/lib/http/to-route";
import { listImports } from "@/lib/imports/list-imports";

export const GET = toRoute(listImports);
export const POST = importRoute;
