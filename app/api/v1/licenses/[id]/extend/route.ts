import { toRoute } from "@/lib/http/to-route";
import { extendTrial } from "@/lib/lifecycle/extend-trial";

export const POST = toRoute(extendTrial, { params: { id: "licenseId" } });
