import { query } from "@/lib/kernel/operation";
import { overrideView, requireOverride } from "./override-view";
import { overrideIdInput } from "./schema";

export const readOverride = query({
  name: "overrides.read",
  permission: "entitlement:read",
  input: overrideIdInput,
  run: async (ctx, { overrideId }) => overrideView(await requireOverride(ctx, overrideId), ctx.now),
});
