import { createRule } from "@/lib/floating/create-rule";
import { listRules } from "@/lib/floating/list-rules";
import { toRoute } from "@/lib/http/to-route";

const params = { id: "poolId" };

export const GET = toRoute(listRules, { params });
export const POST = toRoute(createRule, {
  params,
  status: 201,
  location: (id, path) => `/api/v1/pools/${path.id}/rules/${id}`,
});
