import { z } from "zod";
import { refuse, type Refusal } from "@/lib/kernel/refusal";
import { placeRefusal } from "@/lib/licenses/allowed-place";
import { versionRefusal } from "@/lib/licenses/allowed-version";
import { versionProblemOf, type PoolRules } from "./claim-facts";

/** What the functions in the database answer. */
export const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

export const licenseState = z.enum(["NOT_STARTED", "EXPIRED", "SUSPENDED", "TERMINATED", "FEATURE_OFF"]);
/** Where features differ by person: what decides about them, at an instant. */
const featureFields = { features: z.unknown().optional(), at: instant.optional() };
const leaseFields = {
  ...featureFields,
  leaseId: z.string(),
  token: z.number(),
  expiresAt: instant,
  overdraft: z.boolean(),
  seats: z.number(),
};
const queueFields = {
  ticket: z.string(),
  position: z.number(),
  estimatedWaitSeconds: z.number(),
  expiresAt: instant,
};

/** What a rule of the pool or of its licence is not met by. */
const ruleCode = z.enum([
  "EXCLUDED",
  "NOT_INCLUDED",
  "SUSPENDED",
  "DEPARTMENT_NOT_ALLOWED",
  "COUNTRY_SCOPE_REQUIRED",
  "COUNTRY_NOT_ALLOWED",
  "VERSION_SCOPE_REQUIRED",
  "VERSION_NOT_ALLOWED",
  "MAINTENANCE_LAPSED",
]);
const placeFields = { country: z.string().nullish(), site: z.string().nullish(), covered: z.boolean().nullish() };

export const checkOutOutcome = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("STARTED"), calm: z.boolean(), ...leaseFields }),
  z.object({ outcome: z.literal("HELD"), ...leaseFields }),
  z.object({ outcome: z.literal("HELD_DIFFERENTLY"), seats: z.number() }),
  z.object({ outcome: z.literal("QUEUED"), ...queueFields }),
  z.object({
    outcome: z.literal("DENIED"),
    cause: z.enum(["CAPACITY", "RESERVATION", "GROUP_CAP"]),
    capacity: z.number(),
    inUse: z.number(),
    queued: z.number(),
    retryAfter: z.number(),
    /** Seats that it gives out at most, where more are asked for. */
    most: z.number().nullable(),
  }),
  z.object({
    outcome: z.literal("REFUSED"),
    code: ruleCode,
    ...placeFields,
  }),
  z.object({ outcome: z.enum(["STALE", "UNJUDGED", "ALONE", "NOT_FOUND"]) }),
  z.object({ outcome: licenseState }),
]);

export const beatOutcome = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("OK"), expiresAt: instant, poolId: z.string(), rules: z.number(), ...featureFields }),
  z.object({ outcome: z.enum(["ALONE", "NOT_FOUND", "LOST", "IDLE"]) }),
  z.object({ outcome: licenseState }),
]);

export const checkInOutcome = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.enum(["DONE", "SHARED", "NOT_FOUND"]) }),
  z.object({ outcome: z.literal("ALONE"), poolId: z.string() }),
  z.object({ outcome: z.literal("BORROWED"), until: instant }),
]);

export const returnOutcome = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("DONE"), returned: z.boolean(), freeAt: instant }),
  z.object({ outcome: z.enum(["NOT_BORROWED", "NOT_FOUND"]) }),
]);

export const queueOutcome = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("WAITING"), ...queueFields }),
  z.object({ outcome: z.literal("GRANTED"), poolId: z.string(), ttl: z.number(), rules: z.number(), ...leaseFields }),
  z.object({ outcome: z.literal("UNJUDGED"), poolId: z.string() }),
  z.object({
    outcome: z.literal("REFUSED"),
    poolId: z.string(),
    user: z.string(),
    version: z.string().nullable(),
    /** A rule, or the state of a licence that ended while somebody waited. */
    code: z.union([ruleCode, z.enum(["EXPIRED", "TERMINATED"])]),
    ...placeFields,
  }),
  z.object({ outcome: z.enum(["EXPIRED", "LEFT", "NOT_FOUND"]) }),
]);

type LicenseNames = Pick<PoolRules, "license" | "startsOn" | "endsOn" | "term" | "feature">;

/** Why a pool that is not open gives nothing out. */
export function refuseState(of: z.output<typeof licenseState>, pool: LicenseNames): Refusal {
  const { license, startsOn, endsOn, term, feature } = pool;
  switch (of) {
    case "NOT_STARTED":
      return refuse("license-not-started", { license, startsOn });
    case "EXPIRED":
      return refuse(term === "TRIAL" ? "trial-ended" : "license-expired", { license, endedOn: endsOn });
    case "SUSPENDED":
      return refuse("license-suspended", { license });
    case "TERMINATED":
      return refuse("license-terminated", { license });
    case "FEATURE_OFF":
      return refuse("feature-not-granted", { license, feature });
  }
}

type Refused = { code: z.output<typeof ruleCode> } & z.output<z.ZodObject<typeof placeFields>>;
type Asker = { user: string; version: string | undefined };

/** Why a rule of the pool or of its licence keeps this holder, place or version out. */
export function refuseByRule(said: Refused, pool: PoolRules, { user, version }: Asker): Refusal {
  const { code, country = null, site = null, covered } = said;
  switch (code) {
    case "EXCLUDED":
    case "NOT_INCLUDED":
    case "SUSPENDED":
      return refuse("holder-not-allowed", { pool: pool.license, user, why: code });
    case "DEPARTMENT_NOT_ALLOWED":
    case "COUNTRY_SCOPE_REQUIRED":
    case "COUNTRY_NOT_ALLOWED":
      return placeRefusal(code, pool.license, { who: user, country, site, covered: covered ?? false });
    default: {
      const problem = versionProblemOf(pool, version);
      if (problem) return versionRefusal(pool.license, problem);
      // The licence reaches it again since.
      return refuse(code === "MAINTENANCE_LAPSED" ? "maintenance-lapsed" : "version-not-allowed", {
        license: pool.license,
      });
    }
  }
}
