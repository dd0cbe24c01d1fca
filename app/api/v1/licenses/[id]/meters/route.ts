import { readMeters } from "@/lib/entitlements/read-meters";
import { toClientRoute } from "@/lib/http/to-client-route";

export const GET = toClientRoute(readMeters, { params: { id: "licenseId" } });
