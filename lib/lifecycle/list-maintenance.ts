import { query } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { organizationDay } from "@/lib/licenses/organization-day";
import { maintenanceOf } from "./maintenance-periods";
import { lifecycleInput } from "./schema";

/** The spans of maintenance of a licence, the oldest first. */
export const listMaintenance = query({
  name: "lifecycle.maintenance",
  permission: "license:read",
  input: lifecycleInput,
  async run(ctx, { licenseId }) {
    const license = await ctx.tx.license.findUnique({ where: { id: licenseId } });
    if (!license) throw refuse("not-found", { what: "licence" });
    const { today } = await organizationDay(ctx);
    const periods = await maintenanceOf(ctx, license);
    const standing = ({ startsOn, endsOn }: { startsOn: Date | null; endsOn: Date | null }) =>
      startsOn && startsOn > today ? "UPCOMING" : endsOn && endsOn < today ? "ENDED" : "IN_FORCE";
    return { items: periods.map((period) => ({ ...period, standing: standing(period) })) };
  },
});
