import type {
  LicenseAllocation,
  LicenseDeployment,
  LicenseMetric,
  LicenseRenewal,
  LicenseTerm,
  SeatEnd,
  SeatSource,
} from "@/lib/db/generated/enums";
import type { LicenseState } from "@/lib/licenses/license-state";

type Option<Value extends string> = { value: Value; label: string };

function options<Value extends string>(words: Record<Value, string>): Option<Value>[] {
  return (Object.keys(words) as Value[]).map((value) => ({ value, label: words[value] }));
}

export const termWords: Record<LicenseTerm, string> = {
  PERPETUAL: "Perpetual",
  SUBSCRIPTION: "Subscription",
  TRIAL: "Trial",
};
export const allocationWords: Record<LicenseAllocation, string> = {
  NAMED: "Named",
  FLOATING: "Floating",
  NODE_LOCKED: "Node-locked",
  SITE: "Site",
};
export const deploymentWords: Record<LicenseDeployment, string> = {
  CLOUD: "Cloud",
  ON_PREMISES: "On premises",
  HYBRID: "Hybrid",
};
export const metricWords: Record<LicenseMetric, string> = {
  USER: "User",
  DEVICE: "Device",
  CORE: "Core",
  TOKEN: "Token",
};
export const renewalWords: Record<LicenseRenewal, string> = {
  NONE: "Ends",
  MANUAL: "Renewed by hand",
  AUTOMATIC: "Renews by itself",
};
export const sourceWords: Record<SeatSource, string> = {
  ASSIGNED: "Assigned",
  IMPORTED: "Import",
  REQUESTED: "Request",
  WAITLISTED: "Waitlist",
  TRANSFERRED: "Transfer",
};
export const endWords: Record<SeatEnd, string> = {
  RELEASED: "Released",
  GIVEN_BACK: "Given back",
  TRANSFERRED: "Transferred",
  TIME_ENDED: "Time ended",
  LEFT: "Left the organisation",
  UNDONE: "Undone",
};
export const stateWords: Record<LicenseState, string> = {
  ACTIVE: "Active",
  SCHEDULED: "Scheduled",
  IN_GRACE: "In grace",
  EXPIRED: "Expired",
  SUSPENDED: "Suspended",
  TERMINATED: "Terminated",
};

export const termOptions = options(termWords);
export const allocationOptions = options(allocationWords);
export const deploymentOptions = options(deploymentWords);
export const metricOptions = options(metricWords);
export const renewalOptions = options(renewalWords);
export const sourceOptions = options(sourceWords);
export const stateOptions = options(stateWords);

/** "1 seat", "14 seats": for sentences made where no reader's locale is at hand. */
export const counted = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;
