import { consumeMeter } from "@/lib/entitlements/consume-meter";
import { toClientRoute } from "@/lib/http/to-client-route";

export const POST = toClientRoute(consumeMeter, { params: { id: "licenseId", feature: "feature" } });
