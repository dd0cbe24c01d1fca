import { releaseMeter } from "@/lib/entitlements/release-meter";
import { toClientRoute } from "@/lib/http/to-client-route";

export const POST = toClientRoute(releaseMeter, { params: { id: "licenseId", feature: "feature" } });
