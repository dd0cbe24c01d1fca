import type { Context } from "@/lib/kernel/operation";
import { builtInTypes } from "./built-in-types";

/** Gives an organisation the six built-in licence types that it lacks. */
export async function ensureBuiltInTypes(ctx: Context): Promise<void> {
  const rows = builtInTypes.map(({ code, name, description, seats, rules }) => ({
    ...rules,
    id: ctx.newId("licenseType"),
    organizationId: ctx.organizationId,
    builtIn: code,
    name,
    description,
    seats,
    createdAt: ctx.now,
  }));
  const made = await ctx.tx.licenseType.createManyAndReturn({ data: rows, skipDuplicates: true });
  for (const type of made) ctx.record("license-type.created", { kind: "license-type", id: type.id }, { after: type });
}
