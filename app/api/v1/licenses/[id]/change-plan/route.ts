import { toRoute } from "@/lib/http/to-route";
import { changePlan } from "@/lib/lifecycle/change-plan";

export const POST = toRoute(changePlan, { params: { id: "licenseId" } });
