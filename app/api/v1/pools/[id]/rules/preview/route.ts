import { previewRule } from "@/lib/floating/preview-rule";
import { toRoute } from "@/lib/http/to-route";

export const POST = toRoute(previewRule, { params: { id: "poolId" } });
