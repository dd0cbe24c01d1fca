import type { LicenseAllocation, LicenseMetric, LicenseTerm, PersonStatus } from "@/lib/db/generated/enums";
import type { ExplainedEntitlement } from "@/lib/entitlements/effective-entitlements";
import type { LicenseFacts } from "@/lib/licenses/license-state";
import type { VersionVerdict } from "@/lib/licenses/version-right";

/** Units in use, units bought, and how many may be used at most (null: no end to it). */
export type Count = { used: number; capacity: number; allowance: number | null };

/** A place of the organisation. */
type Place = { id: string; name: string; country: string };

export type LicenseRules = LicenseFacts & {
  id: string;
  name: string;
  term: LicenseTerm;
  allocation: LicenseAllocation;
  metric: LicenseMetric;
  environment: string | null;
  countries: readonly string[];
  departmentIds: readonly string[];
  heartbeatSeconds: number | null;
  archivedAt: Date | null;
};

/** The activation that the machine in the scope is: whether it ever sent a heartbeat, and is silent for too long. */
export type ActivationFacts = { id: string; heard: boolean; dead: boolean; componentsAgree: boolean };

/** All that is known of a licence that was found, as far as the scope asked for it. */
export type LicenseCase = {
  now: Date;
  /** The organisation's calendar day. */
  today: Date;
  /** Null where a token named the licence. */
  key: { revoked: boolean; replaced: boolean; fingerprint: string | null } | null;
  license: LicenseRules;
  /** The product, and after it the components of a suite. */
  products: readonly { id: string; code: string | null; name: string }[];
  /** The person or machine in the scope has had another trial of the product, and may have only one. */
  trialUsed: boolean;
  person: { id: string; name: string; status: PersonStatus; holdsSeat: boolean } | null;
  /** The department that counts, with those above it: the person's own, else the one in the scope. */
  departmentPath: readonly string[] | null;
  /** Several departments have the name in the scope, so that it is none of them. */
  departmentAmbiguous: boolean;
  /** The site whose address ranges cover the caller. */
  site: Place | null;
  /** Where the person belongs. */
  homeSite: Place | null;
  /** The country of the caller's site, else the one in the scope. */
  country: string | null;
  /** The sites that the licence is for; none: any. */
  sites: readonly Place[];
  /** Whether some version would be refused, so that it has to be told. */
  versionMatters: boolean;
  version: VersionVerdict | null;
  entitlements: readonly ExplainedEntitlement[];
  hasMachines: boolean;
  activation: ActivationFacts | null;
  machines: Count | null;
  users: Count | null;
  leases: Count | null;
};

/** `signed`: whether what looks like a signed key verifies. `found`: null where no licence has such a key. */
export type ValidationFacts = { signed: boolean; found: LicenseCase | null };
