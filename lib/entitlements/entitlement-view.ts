import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { lockGranting } from "./license-feature";
import { standingAt } from "./period";

const feature = {
  select: { id: true, code: true, name: true, kind: true, unit: true, product: { select: { id: true, name: true } } },
} as const;

type Read = { where: object; orderBy?: object[]; take?: number };

export function readEntitlementRows(ctx: Context, args: Read) {
  return ctx.tx.entitlement.findMany({ ...args, include: { feature } });
}

export type EntitlementRow = Awaited<ReturnType<typeof readEntitlementRows>>[number];

export function entitlementView({ organizationId: _, featureId: _feature, ...row }: EntitlementRow, at: Date) {
  return { ...row, standing: standingAt(row, at) };
}

export type EntitlementView = ReturnType<typeof entitlementView>;

export async function requireEntitlement(ctx: Context, entitlementId: string): Promise<EntitlementRow> {
  const [row] = await readEntitlementRows(ctx, { where: { id: entitlementId } });
  if (!row) throw refuse("not-found", { what: "entitlement" });
  return row;
}

/** An entitlement that was not withdrawn, read after its licence was locked. */
export async function lockEntitlement(ctx: Context, entitlementId: string): Promise<EntitlementRow> {
  await lockGranting(ctx, (await requireEntitlement(ctx, entitlementId)).licenseId);
  const row = await requireEntitlement(ctx, entitlementId);
  if (row.archivedAt) throw refuse("withdrawn-already", { what: "entitlement" });
  return row;
}

/** What the trail keeps of an entitlement: its own columns. */
function entitlementFacts({ feature: _, ...row }: EntitlementRow) {
  return row;
}

/** The event of a change of an entitlement, with what it belongs to. */
export function recordEntitlement(
  ctx: Context,
  type: string,
  row: EntitlementRow,
  change: { before?: EntitlementRow; reason: string | null },
): void {
  ctx.record(
    `entitlement.${type}`,
    { kind: "entitlement", id: row.id },
    {
      before: change.before ? entitlementFacts(change.before) : null,
      after: entitlementFacts(row),
      reason: change.reason,
      related: [row.licenseId, row.featureId],
    },
  );
}
