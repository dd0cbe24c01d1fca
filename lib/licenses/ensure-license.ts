import type { LicenseAllocation, LicenseTerm } from "@/lib/db/generated/enums";
import type { Context } from "@/lib/kernel/operation";
import { checkTerms } from "./license-checks";
import { lockLicense } from "./lock-license";

type Wanted = {
  /** What the source calls it, so that the same row finds it again. */
  importKey: string;
  productId: string;
  name: string;
  term: LicenseTerm;
  allocation?: LicenseAllocation;
  startsOn?: Date | null;
  endsOn?: Date | null;
  maintained?: boolean;
  maintenanceEndsOn?: Date | null;
  reassignable?: boolean;
  legalEntityId?: string | null;
  licensedToName?: string | null;
  licensedToEmail?: string | null;
  category?: string | null;
  notes?: string | null;
};

/**
 * The licence that a source knows under this key, made if there is none and brought in line with what is said here;
 * what is left out stays as it is. It is locked from here on.
 */
export async function ensureLicense(
  ctx: Context,
  wanted: Wanted,
): Promise<{ id: string; outcome: "created" | "changed" | "unchanged" }> {
  const known = await ctx.tx.license.findFirst({ where: { importKey: wanted.importKey }, select: { id: true } });
  if (!known) return createFrom(ctx, wanted);
  const before = await lockLicense(ctx, known.id);
  const given = Object.entries(wanted).filter(
    ([field, value]) =>
      value !== undefined && !same(value, Object.entries(before).find(([name]) => name === field)?.[1]),
  );
  if (given.length === 0) return { id: known.id, outcome: "unchanged" };
  const changes: Partial<Wanted> = Object.fromEntries(given);
  checkTerms({ ...before, ...changes });
  const after = await ctx.tx.license.update({
    where: { id: known.id },
    data: { ...changes, version: { increment: 1 } },
  });
  ctx.record("license.changed", { kind: "license", id: known.id }, { before, after, related: [after.productId] });
  return { id: known.id, outcome: "changed" };
}

async function createFrom(ctx: Context, wanted: Wanted): Promise<{ id: string; outcome: "created" | "unchanged" }> {
  const { allocation = "NAMED", startsOn = null, endsOn = null } = wanted;
  checkTerms({ term: wanted.term, startsOn, endsOn, noticeDays: null });
  const data = {
    ...wanted,
    allocation,
    id: ctx.newId("license"),
    organizationId: ctx.organizationId,
    createdAt: ctx.now,
  };
  const [license] = await ctx.tx.license.createManyAndReturn({ data: [data], skipDuplicates: true });
  if (!license) {
    const { id } = await ctx.tx.license.findFirstOrThrow({
      where: { importKey: wanted.importKey },
      select: { id: true },
    });
    return { id, outcome: "unchanged" };
  }
  ctx.record("license.created", { kind: "license", id: license.id }, { after: license, related: [license.productId] });
  return { id: license.id, outcome: "created" };
}

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
