import type { DirectContext } from "@/lib/kernel/direct-operation";
import type { Runtime } from "@/lib/kernel/runtime";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { poolRulesOf, type Pool, type PoolRow, type PoolRules } from "./claim-facts";
import { poolsStatement } from "./statements.sql";

type Asked = { licenseId?: string | undefined; poolId?: string | undefined; feature?: string | undefined };

const mostKept = 10_000;
const kept = new WeakMap<Runtime["pool"], Map<string, PoolRules[]>>();

/**
 * The pool that a check-out is from: the one named, or that of the feature, or the product's. Kept in this process, so that
 * a check-out is one round trip; `fresh` reads it again.
 */
export async function poolFor(ctx: DirectContext, asked: Asked, fresh: boolean): Promise<Pool> {
  const cache = cacheOf(ctx.runtime);
  const key = `${ctx.organizationId}/${asked.licenseId ?? ""}/${asked.poolId ?? ""}`;
  const known = fresh ? undefined : cache.get(key);
  const only = ctx.actor.kind === "license" ? ctx.actor.licenseId : null;
  if (known) {
    const found = choose(known, asked.feature, only);
    if (typeof found === "object") return found;
  }
  const read = await readPools(ctx, asked);
  if (cache.size >= mostKept) cache.clear();
  cache.set(key, read);
  const found = choose(read, asked.feature, only);
  if (typeof found === "object") return found;
  throw why(found, read, asked);
}

/** The pools of a licence, or the one of an id, as they are now. */
export async function readPools(
  { organizationId, ask }: Pick<DirectContext, "organizationId" | "ask">,
  { licenseId, poolId }: Asked,
): Promise<PoolRules[]> {
  const said = await ask(poolsStatement, [organizationId, licenseId ?? null, poolId ?? null]);
  // The database made this value, by the statement that `PoolRow` describes.
  return (said as PoolRow[]).map(poolRulesOf);
}

/** The pool of a lease as it is by these rules at least. */
export async function poolSince(ctx: DirectContext, poolId: string, rules: number): Promise<Pool> {
  const pool = await poolFor(ctx, { poolId }, false);
  return pool.rules < rules ? poolFor(ctx, { poolId }, true) : pool;
}

type Missing = "NO_LICENSE" | "NOT_FLOATING" | "NO_FEATURE" | "SEVERAL";

function choose(pools: readonly PoolRules[], feature: string | undefined, only: string | null): Pool | Missing {
  const own = pools.filter(({ licenseId }) => only === null || licenseId === only);
  if (own.length === 0) return "NO_LICENSE";
  const real = own.filter((pool): pool is Pool => pool.id !== null);
  if (!real.some(({ allocation }) => allocation === "FLOATING" || allocation === "SITE")) return "NOT_FLOATING";
  if (feature !== undefined) {
    const named = real.find((pool) => pool.feature?.toLowerCase() === feature.toLowerCase());
    return named ?? (real.length === 1 && real[0]?.feature === feature ? real[0] : "NO_FEATURE");
  }
  return real.length === 1 ? (real[0] ?? "NO_LICENSE") : (real.find((pool) => pool.feature === null) ?? "SEVERAL");
}

function why(missing: Missing, pools: readonly PoolRules[], { poolId, feature }: Asked) {
  const [first] = pools;
  switch (missing) {
    case "NO_LICENSE":
      return refuse("not-found", { what: poolId === undefined ? "licence" : "pool" });
    case "NOT_FLOATING":
      return refuse("license-not-floating", {
        license: first?.license ?? "",
        allocation: (first?.allocation ?? "").toLowerCase().replace("_", "-"),
      });
    case "NO_FEATURE":
      return refuseInput({ feature: `is no pool of this licence: ${feature}` });
    case "SEVERAL":
      return refuseInput({ feature: `is needed: ${pools.map((pool) => pool.feature).join(", ")}` });
  }
}

function cacheOf(runtime: Runtime): Map<string, PoolRules[]> {
  const known = kept.get(runtime.pool);
  if (known) return known;
  const made = new Map<string, PoolRules[]>();
  kept.set(runtime.pool, made);
  return made;
}
