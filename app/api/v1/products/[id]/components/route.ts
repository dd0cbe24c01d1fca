import { readSuite } from "@/lib/catalog/read-suite";
import { setSuiteComponents } from "@/lib/catalog/set-suite-components";
import { toRoute } from "@/lib/http/to-route";

const params = { id: "productId" };
export const GET = toRoute(readSuite, { params });
export const PATCH = toRoute(setSuiteComponents, { params, ifMatch: true });
