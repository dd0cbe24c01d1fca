/**
 * What a validation answers, in order of precedence: the first code that applies is the verdict. Client-safe.
 * IN_GRACE and VALID are good; so is a TOO_MANY_… code where the licence permits the overage.
 */
export const verdictCodes = [
  "SIGNATURE_INVALID",
  "NOT_FOUND",
  "KEY_REVOKED",
  "KEY_REPLACED",
  "TERMINATED",
  "SUSPENDED",
  "NOT_STARTED",
  "TRIAL_ENDED",
  "EXPIRED",
  "PRODUCT_SCOPE_MISMATCH",
  "ENVIRONMENT_SCOPE_MISMATCH",
  "USER_SCOPE_REQUIRED",
  "USER_SCOPE_MISMATCH",
  "DEPARTMENT_NOT_ALLOWED",
  "COUNTRY_SCOPE_REQUIRED",
  "COUNTRY_NOT_ALLOWED",
  "VERSION_SCOPE_REQUIRED",
  "VERSION_NOT_ALLOWED",
  "MAINTENANCE_LAPSED",
  "ENTITLEMENTS_MISSING",
  "FINGERPRINT_SCOPE_REQUIRED",
  "NO_MACHINE",
  "FINGERPRINT_SCOPE_MISMATCH",
  "COMPONENTS_SCOPE_MISMATCH",
  "HEARTBEAT_NOT_STARTED",
  "HEARTBEAT_DEAD",
  "TOO_MANY_MACHINES",
  "TOO_MANY_USERS",
  "TOO_MANY_LEASES",
  "IN_GRACE",
  "VALID",
] as const;

export type VerdictCode = (typeof verdictCodes)[number];
