import { z } from "zod";
import { FeatureKind } from "@/lib/db/generated/enums";
import type { Context } from "@/lib/kernel/operation";
import type { FeatureFacts } from "./effective-entitlements";

const instant = z
  .string()
  .transform((text) => new Date(text))
  .nullable();
const fact = z.object({
  id: z.string(),
  value: z.number().nullable(),
  enabled: z.boolean(),
  startsAt: instant,
  endsAt: instant,
});

const facts: z.ZodType<FeatureFacts[]> = z.array(
  z.object({
    id: z.string(),
    code: z.string(),
    kind: z.enum(FeatureKind),
    productId: z.string(),
    own: z.array(fact),
    addOns: z.array(fact.extend({ addOnId: z.string(), quantity: z.number() })),
    overrides: z.array(
      fact.extend({ of: z.enum(["machine", "person", "department"]), subjectId: z.string(), depth: z.number() }),
    ),
  }),
);

/** What the SQL function `entitlement_facts` answered, typed. */
export function parseEntitlementFacts(answer: unknown): FeatureFacts[] {
  return facts.parse(answer);
}

type Holder = { personId?: string | null; activationId?: string | null; departmentId?: string | null };

/** The facts of a licence's features for a holder: a person, a machine, both, or a department in general. */
export async function readEntitlementFacts(
  ctx: Context,
  licenseId: string,
  { personId = null, activationId = null, departmentId = null }: Holder = {},
): Promise<FeatureFacts[]> {
  const [row] = await ctx.tx.$queryRaw<{ facts: unknown }[]>`
    SELECT entitlement_facts(${ctx.organizationId}, ${licenseId}, ${personId}, ${activationId}, ${departmentId}) AS facts`;
  return parseEntitlementFacts(row?.facts);
}
