import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { unitsHeldNow } from "./held-units.sql";
import { lockLicense } from "./lock-license";
import { licenseActInput } from "./schema";

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** Takes a licence out of use. Refused while a person or machine holds a unit of it, or somebody waits. */
export const archiveLicense = command({
  name: "licenses.archive",
  permission: "license:write",
  input: licenseActInput,
  async run(ctx, { licenseId, reason }) {
    const before = await lockLicense(ctx, licenseId);
    if (before.archivedAt) throw refuse("already-archived", { what: "licence" });
    const held = await unitsHeldNow(ctx, licenseId);
    if (held > 0) {
      const isNamed = before.allocation === "NAMED";
      const unit = isNamed ? "seat" : "unit";
      const why = `still has ${counted(held, `${unit} that is held`, `${unit}s that are held`)}`;
      throw refuse("in-use", {
        what: before.name,
        why,
        remedy: isNamed ? "Release them first." : "Deactivate its machines first.",
        held,
      });
    }
    const open = await ctx.tx.seatRequest.count({ where: { licenseId, status: { in: ["PENDING", "WAITLISTED"] } } });
    if (open > 0) {
      const why = `still has ${counted(open, "open request", "open requests")}`;
      throw refuse("in-use", { what: before.name, why, remedy: "Decide them first.", requests: open });
    }
    const after = await ctx.tx.license.update({
      where: { id: licenseId },
      data: { archivedAt: ctx.now, version: { increment: 1 } },
    });
    ctx.record(
      "license.archived",
      { kind: "license", id: licenseId },
      { before, after, reason, related: [before.productId] },
    );
    return { id: after.id, version: after.version };
  },
});

export const restoreLicense = command({
  name: "licenses.restore",
  permission: "license:write",
  input: licenseActInput,
  async run(ctx, { licenseId, reason }) {
    const before = await lockLicense(ctx, licenseId);
    if (!before.archivedAt) return { id: before.id, version: before.version };
    const after = await ctx.tx.license.update({
      where: { id: licenseId },
      data: { archivedAt: null, version: { increment: 1 } },
    });
    ctx.record(
      "license.restored",
      { kind: "license", id: licenseId },
      { before, after, reason, related: [before.productId] },
    );
    return { id: after.id, version: after.version };
  },
});
