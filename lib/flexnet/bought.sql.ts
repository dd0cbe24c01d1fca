import { z } from "zod";
import { Prisma } from "@/lib/db/generated/client";
import { isoDay } from "@/lib/kernel/calendar";
import type { Context } from "@/lib/kernel/operation";
import { organizationDay } from "@/lib/licenses/organization-day";

/** The licence of ours that a feature stands for, and its seats in force today; null where it is not counted (a site's). */
export const standsFor = z.object({ id: z.string(), name: z.string(), seats: z.int().nullable() });

export const standsForJson = (ctx: Context, today: string) => Prisma.sql`
  CASE WHEN l.id IS NOT NULL THEN jsonb_build_object('id', l.id, 'name', l.name,
    'seats', CASE WHEN l.allocation <> 'SITE' THEN license_capacity(${ctx.organizationId}, l.id, ${today}::date) END) END`;

/** How many licences of a feature were bought: as somebody said of this server, else as its licence has seats. */
export const boughtOf = (capacity: number | null, license: z.infer<typeof standsFor> | null): number | null =>
  capacity ?? license?.seats ?? null;

export const todayOf = async (ctx: Context): Promise<string> => isoDay((await organizationDay(ctx)).today);
