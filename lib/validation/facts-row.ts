import type {
  ExpiryBehavior,
  LicenseAllocation,
  LicenseMetric,
  LicenseTerm,
  MachineMatching,
  PersonStatus,
  TrialStart,
} from "@/lib/db/generated/enums";
import type { FeatureFacts } from "@/lib/entitlements/effective-entitlements";
import { parseEntitlementFacts, type FeatureFactsJson } from "@/lib/entitlements/entitlement-facts";
import { dayOf, dayOrNull } from "@/lib/licenses/days";
import { versionFactsOf, type VersionFacts, type VersionFactsJson } from "@/lib/licenses/version-facts";

type Place = { id: string; name: string; country: string };
type Product = { id: string; code: string | null; name: string };
type Machine = { id: string; fingerprint: string; components: Record<string, string>; identity: string | null };
/** `alike`: how many people have this name; more than one is nobody. */
type Person = { id: string; name: string; status: PersonStatus; holdsSeat: boolean; alike: number };

/** What stands in the row as it is used. */
type Plain = {
  keyId: string | null;
  keyCode: "SIGNATURE_INVALID" | "KEY_REVOKED" | "KEY_REPLACED" | null;
  keyFingerprint: string | null;
  keySeenAt: Date | null;
  organizationId: string;
  timeZone: string;
  kid: string | null;
  sealed: Uint8Array | null;
  id: string;
  name: string;
  term: LicenseTerm;
  allocation: LicenseAllocation;
  metric: LicenseMetric;
  graceDays: number;
  cancelledAt: Date | null;
  expiryBehavior: ExpiryBehavior;
  suspendedAt: Date | null;
  terminatedAt: Date | null;
  archivedAt: Date | null;
  environment: string | null;
  countries: string[] | null;
  departmentIds: string[] | null;
  heartbeatSeconds: number | null;
  machineMatching: MachineMatching;
  maintained: boolean;
  versionRange: string | null;
  channels: string[] | null;
  downgradeRights: boolean;
  trialStart: TrialStart;
  trialRepeatable: boolean;
  productId: string;
  productCode: string | null;
  productName: string;
  components: Product[] | null;
  person: Person | null;
  homeSite: Place | null;
  site: Place | null;
  allowedSites: Place[] | null;
  departmentPath: string[] | null;
  /** How many departments have this name; more than one is none. */
  departmentsAlike: number | null;
  hasMachines: boolean | null;
  /** The machine for whom the features were read: the one of the fingerprint or identity. */
  machineId: string | null;
  departmentId: string | null;
  used: number | null;
  capacity: number | null;
  allowance: number | null;
  trialUses: { holder: string; licenseId: string }[] | null;
  usageNoted: boolean | null;
  useNoted: boolean | null;
  claimNoted: boolean;
};

/** A row of the statement in `validation-facts.sql.ts` as the driver gives it: days, and instants inside JSON, are texts. */
export type FactsRowJson = Plain & {
  today: string;
  startsOn: string | null;
  endsOn: string | null;
  maintenanceEndsOn: string | null;
  versions: VersionFactsJson;
  machines: (Machine & { activatedAt: string; lastHeartbeatAt: string | null; lastSeenAt: string | null })[] | null;
  entitlements: FeatureFactsJson[];
};

export type FactsRow = Plain & {
  today: Date;
  startsOn: Date | null;
  endsOn: Date | null;
  maintenanceEndsOn: Date | null;
  versions: VersionFacts;
  machines: (Machine & { activatedAt: Date; lastHeartbeatAt: Date | null; lastSeenAt: Date | null })[] | null;
  entitlements: FeatureFacts[];
};

/** A row with days and instants as Dates. On the path of every validation: nothing of it is checked again. */
export function readFactsRow(row: FactsRowJson): FactsRow {
  return {
    ...row,
    today: dayOf(row.today),
    startsOn: dayOrNull(row.startsOn),
    endsOn: dayOrNull(row.endsOn),
    maintenanceEndsOn: dayOrNull(row.maintenanceEndsOn),
    versions: versionFactsOf(row.versions),
    machines:
      row.machines?.map(({ activatedAt, lastHeartbeatAt, lastSeenAt, ...machine }) => ({
        ...machine,
        activatedAt: new Date(activatedAt),
        lastHeartbeatAt: instantOrNull(lastHeartbeatAt),
        lastSeenAt: instantOrNull(lastSeenAt),
      })) ?? null,
    entitlements: parseEntitlementFacts(row.entitlements),
  };
}

const instantOrNull = (text: string | null) => (text === null ? null : new Date(text));
