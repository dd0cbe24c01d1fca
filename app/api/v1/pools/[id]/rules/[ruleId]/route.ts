import { changeRule } from "@/lib/floating/change-rule";
import { endRule } from "@/lib/floating/end-rule";
import { readRule } from "@/lib/floating/read-rule";
import { toRoute } from "@/lib/http/to-route";

const params = { id: "poolId", ruleId: "ruleId" };

export const GET = toRoute(readRule, { params });
export const PATCH = toRoute(changeRule, { params, ifMatch: true });
export const DELETE = toRoute(endRule, { params, status: 204 });
