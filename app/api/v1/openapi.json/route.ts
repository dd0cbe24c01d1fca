import { documentRoute } from "@/lib/http/openapi/document-route";
import { routes } from "./routes";

export const GET = documentRoute(routes);
