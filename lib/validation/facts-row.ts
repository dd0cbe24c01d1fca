import { z } from "zod";
import {
  ExpiryBehavior,
  LicenseAllocation,
  LicenseMetric,
  LicenseTerm,
  MachineMatching,
  PersonStatus,
  TrialStart,
} from "@/lib/db/generated/enums";
import { parseEntitlementFacts } from "@/lib/entitlements/entitlement-facts";
import { dayOf } from "@/lib/licenses/days";
import { versionFactsOf } from "@/lib/licenses/version-facts";

/** A row of the statement in `validation-facts.sql.ts`, typed. */

const day = z.string().transform(dayOf);
const instant = z.date().nullable();
/** An instant inside JSON. */
const written = z
  .string()
  .transform((text) => new Date(text))
  .nullable();
const place = z.object({ id: z.string(), name: z.string(), country: z.string() });
const product = z.object({ id: z.string(), code: z.string().nullable(), name: z.string() });
const strings = z.array(z.string()).nullable();

const machine = z.object({
  id: z.string(),
  fingerprint: z.string(),
  components: z.record(z.string(), z.string()),
  identity: z.string().nullable(),
  activatedAt: z.string().transform((text) => new Date(text)),
  lastHeartbeatAt: written,
  lastSeenAt: written,
});
const person = z.object({
  id: z.string(),
  name: z.string(),
  status: z.enum(PersonStatus),
  holdsSeat: z.boolean(),
  /** How many people have this name; more than one is nobody. */
  alike: z.number(),
});

const row = z.object({
  keyId: z.string().nullable(),
  keyCode: z.enum(["SIGNATURE_INVALID", "KEY_REVOKED", "KEY_REPLACED"]).nullable(),
  keyFingerprint: z.string().nullable(),
  keySeenAt: instant,
  organizationId: z.string(),
  timeZone: z.string(),
  today: day,
  kid: z.string().nullable(),
  sealed: z.instanceof(Uint8Array).nullable(),
  id: z.string(),
  name: z.string(),
  term: z.enum(LicenseTerm),
  allocation: z.enum(LicenseAllocation),
  metric: z.enum(LicenseMetric),
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  graceDays: z.number(),
  cancelledAt: instant,
  expiryBehavior: z.enum(ExpiryBehavior),
  suspendedAt: instant,
  terminatedAt: instant,
  archivedAt: instant,
  environment: z.string().nullable(),
  countries: strings,
  departmentIds: strings,
  heartbeatSeconds: z.number().nullable(),
  machineMatching: z.enum(MachineMatching),
  maintained: z.boolean(),
  maintenanceEndsOn: day.nullable(),
  versionRange: z.string().nullable(),
  channels: strings,
  downgradeRights: z.boolean(),
  trialStart: z.enum(TrialStart),
  trialRepeatable: z.boolean(),
  productId: z.string(),
  productCode: z.string().nullable(),
  productName: z.string(),
  components: z.array(product).nullable(),
  person: person.nullable(),
  homeSite: place.nullable(),
  site: place.nullable(),
  allowedSites: z.array(place).nullable(),
  departmentPath: strings,
  /** How many departments have this name; more than one is none. */
  departmentsAlike: z.number().nullable(),
  versions: z.unknown().transform(versionFactsOf),
  hasMachines: z.boolean().nullable(),
  /** The machine for whom the features were read: the one of the fingerprint or identity. */
  machineId: z.string().nullable(),
  departmentId: z.string().nullable(),
  machines: z.array(machine).nullable(),
  used: z.number().nullable(),
  capacity: z.number().nullable(),
  allowance: z.number().nullable(),
  trialUses: z.array(z.object({ holder: z.string(), licenseId: z.string() })).nullable(),
  entitlements: z.unknown().transform(parseEntitlementFacts),
  usageNoted: z.boolean().nullable(),
  useNoted: z.boolean().nullable(),
  claimNoted: z.boolean(),
});

export type FactsRow = z.output<typeof row>;
export const readFactsRow = (raw: unknown): FactsRow => row.parse(raw);
