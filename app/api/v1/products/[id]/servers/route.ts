import { readProductServers } from "@/lib/flexnet/read-product-servers";
import { toRoute } from "@/lib/http/to-route";

export const GET = toRoute(readProductServers, { params: { id: "productId" } });
