import { z } from "zod";
import type { LicenseTerm } from "@/lib/db/generated/enums";
import { isoDay } from "@/lib/kernel/calendar";
import type { Context } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { instant, licenseState, refuseState } from "./outcomes";

const outcome = z.discriminatedUnion("outcome", [
  z.object({
    outcome: z.literal("BORROWED"),
    leaseId: z.string(),
    poolId: z.string(),
    licenseId: z.string(),
    personId: z.string().nullable(),
    user: z.string(),
    host: z.string(),
    process: z.string().nullable(),
    feature: z.string().nullable(),
    seats: z.number(),
    token: z.number(),
    startedAt: instant,
    until: instant,
    /** By the database's clock. */
    at: instant,
  }),
  z.object({ outcome: z.literal("TOO_LONG"), longestSeconds: z.number().nullable(), latest: instant.nullable() }),
  z.object({ outcome: z.literal("TOO_MANY"), limit: z.number(), borrowed: z.number() }),
  z.object({ outcome: z.enum(["EARLIER", "DECLARED_LOST"]), until: instant }),
  z.object({ outcome: z.enum(["NOT_FOUND", "LOST", "PAST"]) }),
  z.object({ outcome: licenseState, feature: z.string().nullable() }),
]);

export type Borrowed = Extract<z.output<typeof outcome>, { outcome: "BORROWED" }>;

type Wanted = {
  leaseId: string;
  until: Date;
  /** Of this person alone; null: whoever's it is. */
  personId: string | null;
  license: { name: string; term: LicenseTerm; startsOn: Date | null; endsOn: Date | null };
};

/**
 * Takes a lease offline until an instant, or prolongs it: its seats stay taken until then without heartbeats. Locks the pool
 * until the transaction ends. Throws `borrow-limit-reached`, `lease-lost`, `device-lost`, a state of the licence, or bad input.
 */
export async function takeOffline(ctx: Context, { leaseId, until, personId, license }: Wanted): Promise<Borrowed> {
  const only = ctx.actor.kind === "license" ? ctx.actor.licenseId : null;
  const [row] = await ctx.tx.$queryRaw<{ said: unknown }[]>`
    SELECT borrow_lease(${ctx.organizationId}, ${leaseId}, ${only}, ${personId}, ${until}) AS said`;
  const said = outcome.parse(row?.said);
  switch (said.outcome) {
    case "BORROWED":
      return said;
    case "TOO_LONG": {
      const { longestSeconds, latest } = said;
      const why = longestSeconds === null ? "NOT_LENT" : "TOO_LONG";
      throw refuse("borrow-limit-reached", {
        why,
        license: license.name,
        longestSeconds,
        latest: latest?.toISOString() ?? null,
      });
    }
    case "TOO_MANY": {
      const { limit, borrowed } = said;
      throw refuse("borrow-limit-reached", { why: "TOO_MANY", license: license.name, limit, borrowed });
    }
    case "EARLIER":
      throw refuseInput({
        until: `is before ${said.until.toISOString()}, the end of what is borrowed: return it early`,
      });
    case "PAST":
      throw refuseInput({ until: "is over already" });
    case "DECLARED_LOST":
      throw refuse("device-lost", { freeAt: said.until.toISOString() });
    case "LOST":
      throw refuse("lease-lost");
    case "NOT_FOUND":
      throw refuse("not-found", { what: "lease" });
    default: {
      const { name, term, startsOn, endsOn } = license;
      throw refuseState(said.outcome, {
        license: name,
        term,
        feature: said.feature,
        startsOn: day(startsOn),
        endsOn: day(endsOn),
      });
    }
  }
}

const day = (date: Date | null) => date && isoDay(date);
