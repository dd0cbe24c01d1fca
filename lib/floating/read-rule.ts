import { query } from "@/lib/kernel/operation";
import { ruleIdInput } from "./rule-schema";
import { ruleAfter } from "./rule-view";

/** One rule of a pool, in force or ended. */
export const readRule = query({
  name: "pool-rules.read",
  permission: "pool:read",
  input: ruleIdInput,
  run: (ctx, { poolId, ruleId }) => ruleAfter(ctx, poolId, ruleId),
});
